import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Nsswitch } from './value.generated.ts';

/** `hosts:          files mdns4_minimal [NOTFOUND=return] dns` */
const DATABASE = /^\s*(?<name>[a-z_][a-z0-9_]*):(?<rest>.*)$/i;
/** A service, or what to do after it: `[NOTFOUND=return]`, `[!UNAVAIL=return SUCCESS=continue]` */
const WORD = /\[(?<actions>[^\][]*)\]|(?<service>[^\s\][]+)/g;
/** `NOTFOUND=return`, `!UNAVAIL=return` */
const ACTION = /^(?<not>!?)(?<status>[a-z]{1,12})=(?<action>[a-z]{1,12})$/i;
/** Services that ask a DNS server: nss_dns, and nss_resolve (systemd-resolved). */
const DNS_SERVICES: readonly string[] = ['dns', 'resolve'];

/** These say NOTFOUND only for names of their own kind (.local), and let the others pass (nss-mdns). */
const MINIMAL = /^mdns[46]?_minimal$/;

type HostsAction = Nsswitch['hosts_actions'][number];

/** The services of a line in order, and what is to be done after each. */
function readServices(rest: string): { readonly services: string[]; readonly actions: HostsAction[] } {
  const services: string[] = [];
  const actions: HostsAction[] = [];
  for (const { groups } of rest.matchAll(WORD)) {
    if (groups?.service !== undefined) services.push(groups.service);
    for (const text of (groups?.actions ?? '').split(/\s+/)) {
      const found = ACTION.exec(text)?.groups;
      const service = services.at(-1);
      if (found === undefined || service === undefined) continue;
      const status = (found.status ?? '').toUpperCase();
      actions.push({ service, status, negated: found.not === '!', action: (found.action ?? '').toLowerCase() });
    }
  }
  return { services, actions };
}

/** The service that ends the search before DNS is asked, for a name that it does not know. */
function stopBeforeDns(services: readonly string[], actions: readonly HostsAction[]): string | undefined {
  const first = services.findIndex((service) => DNS_SERVICES.includes(service));
  if (first < 0) return undefined;
  const stops = actions.filter(
    ({ action, negated, status }) => action === 'return' && (negated ? status !== 'NOTFOUND' : status === 'NOTFOUND'),
  );
  return services
    .slice(0, first)
    .find((service) => !MINIMAL.test(service) && stops.some((stop) => stop.service === service));
}

function weigh(present: boolean, databases: Nsswitch['databases'], line: string | undefined, left: Leftovers) {
  // A later line for the same database replaces the earlier one (nsswitch.conf(5), glibc nss_database.c).
  const hosts = databases.findLast((database) => database.name === 'hosts')?.services;
  const { actions } = readServices(line?.replace(/#.*$/, '').replace(/^\s*hosts:/, '') ?? '');
  const stop = hosts === undefined ? undefined : stopBeforeDns(hosts, actions);
  return {
    present,
    databases,
    hosts: hosts ?? [],
    hosts_actions: hosts === undefined ? [] : actions,
    ...maybe('hosts_line', line),
    asks_dns: hosts === undefined || (stop === undefined && hosts.some((service) => DNS_SERVICES.includes(service))),
    ...maybe('stops_before_dns', stop),
    leftovers: left.lines,
  };
}

/** Reads nsswitch.conf(5). A missing file is a value: the C library has a default. */
export function readNsswitch(input: ReadInput): Reading<Nsswitch> {
  const state = fileState(input);
  const leftovers = new Leftovers();
  if (state.kind === 'missing') return readingOf(weigh(false, [], undefined, leftovers));
  if (state.kind !== 'whole') return state;
  const databases: Nsswitch['databases'] = [];
  let hostsLine: string | undefined;
  for (const line of printedLines(input.stdout)) {
    const text = line.text.replace(/#.*$/, '').trim();
    if (text === '') continue;
    const groups = DATABASE.exec(text)?.groups;
    if (groups === undefined) {
      leftovers.add(line);
      continue;
    }
    const { services } = readServices(groups.rest ?? '');
    databases.push({ name: groups.name ?? '', services });
    if (groups.name === 'hosts') hostsLine = line.text.trim();
  }
  const [unknown] = leftovers.lines;
  if (databases.length === 0 && unknown !== undefined)
    return unreadable('a database and its services were expected, as "hosts: files dns"', unknown);
  return readingOf(weigh(true, databases, hostsLine, leftovers));
}
