import { type Fields, number, records, text, words } from './flow.ts';
import type { Chain } from './rulesets.ts';

function ports(ranges: readonly Fields[]): string {
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

function not(rule: Fields, ...fields: readonly string[]): string {
  return words(rule.negated).some((field) => fields.includes(field)) ? 'not ' : '';
}

/** What the rule is about, shortly: `tcp/8080 to 192.0.2.0/24`. */
function about(rule: Fields): string {
  const protocol = [text(rule.protocol), ...words(rule.protocols)].filter((word) => word !== undefined).join(',');
  const to = [text(rule.destination), text(rule.destination_range), ...words(rule.daddr)].filter(
    (word) => word !== undefined,
  );
  const from = [text(rule.source), text(rule.source_range), ...words(rule.saddr)].filter((word) => word !== undefined);
  const dports = [...records(rule.dports), ...records(rule.ports)];
  const sports = records(rule.sports);
  const pieces = [
    dports.length === 0
      ? protocol
      : `${protocol === '' ? 'port' : protocol}/${not(rule, 'dports', 'ports')}${ports(dports)}`,
    sports.length === 0 ? '' : `from port ${not(rule, 'sports')}${ports(sports)}`,
    to.length === 0 ? '' : `to ${not(rule, 'destination', 'daddr', 'destination_range')}${to.slice(0, 3).join(',')}`,
    from.length === 0 ? '' : `from ${not(rule, 'source', 'saddr', 'source_range')}${from.slice(0, 3).join(',')}`,
    ...records(rule.sets).map(({ name, negated }) => `${negated === true ? 'not ' : ''}ipset ${name}`),
    ...words(rule.icmp_types),
    text(rule.out_interface) === undefined ? '' : `out ${text(rule.out_interface)}`,
    text(rule.in_interface) === undefined ? '' : `in ${text(rule.in_interface)}`,
    number(rule.packets) === undefined && protocol === '' && to.length + from.length === 0
      ? (words(rule.other)[0] ?? '')
      : '',
  ];
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** Where dnat or redirect sends it: an address, `:port`, or both. Absent for other rules. */
export function placeOfNat(rule: Fields): string | undefined {
  const port = text(rule.to_ports);
  return text(rule.to_destination) ?? (port === undefined ? text(rule.to) : `:${port}`);
}

/** The place of a chain: `iptables OUTPUT`, `iptables mangle OUTPUT`, `nft inet filter out`. */
function placeOf(chain: Chain): string {
  if (chain.source === 'nft') return `nft ${chain.family} ${chain.table} ${chain.name}`;
  return [chain.source, ...(chain.table === 'filter' ? [] : [chain.table]), chain.name].join(' ');
}

export function nameOfRule(chain: Chain, rule: Fields): string {
  const to = placeOfNat(rule);
  const what = about(rule);
  return `${placeOf(chain)}${what === '' ? '' : ` ${what}`}${to === undefined ? '' : ` -> ${to.replace(/^:/, '')}`}`;
}

export function nameOfPolicy(chain: Chain): string {
  return `${placeOf(chain)} policy ${(chain.policy ?? '').toUpperCase()}`;
}
