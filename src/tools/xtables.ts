import { cleanLine, LINE_MAX, type Line } from './output.ts';

/** What a target does with a packet. */
export type Verdict = 'accept' | 'drop' | 'reject' | 'return' | 'queue' | 'jump' | 'goto' | 'nat' | 'continue';

/** Targets of iptables(8) and iptables-extensions(8), by what they do. TPROXY hands the packet to a local socket;
 *  SYNPROXY and TARPIT answer it themselves. */
const TARGETS: ReadonlyMap<string, Verdict> = new Map([
  ['ACCEPT', 'accept'],
  ['TPROXY', 'accept'],
  ['DROP', 'drop'],
  ['STEAL', 'drop'],
  ['SYNPROXY', 'drop'],
  ['TARPIT', 'drop'],
  ['REJECT', 'reject'],
  ['RETURN', 'return'],
  ['QUEUE', 'queue'],
  ['NFQUEUE', 'queue'],
  ...['DNAT', 'SNAT', 'MASQUERADE', 'REDIRECT', 'NETMAP', 'DNPT', 'SNPT'].map((name): [string, Verdict] => [
    name,
    'nat',
  ]),
  ...[
    ...['AUDIT', 'CHECKSUM', 'CLASSIFY', 'CLUSTERIP', 'CONNMARK', 'CONNSECMARK', 'CT', 'DSCP', 'ECN', 'HL', 'HMARK'],
    ...['IDLETIMER', 'LED', 'LOG', 'MARK', 'NFLOG', 'NOTRACK', 'RATEEST', 'SECMARK', 'SET', 'TCPMSS', 'TCPOPTSTRIP'],
    ...['TEE', 'TOS', 'TRACE', 'TTL', 'ULOG'],
  ].map((name): [string, Verdict] => [name, 'continue']),
]);

/** What a target does. One that is not known leads to a chain: the names of targets are the shorter list. */
export function verdictOf(target: string | undefined, goto: boolean, isChain: boolean): Verdict {
  if (target === undefined) return 'continue';
  if (goto) return 'goto';
  return isChain ? 'jump' : (TARGETS.get(target) ?? 'jump');
}

/** The numbers that `iptables -n` prints since 1.8.9 (/etc/protocols). */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['0', 'all'],
  ['1', 'icmp'],
  ['2', 'igmp'],
  ['4', 'ipencap'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['33', 'dccp'],
  ['41', 'ipv6'],
  ['47', 'gre'],
  ['50', 'esp'],
  ['51', 'ah'],
  ['58', 'ipv6-icmp'],
  ['89', 'ospf'],
  ['112', 'vrrp'],
  ['132', 'sctp'],
  ['136', 'udplite'],
  ['icmpv6', 'ipv6-icmp'],
]);

/** A protocol by its name. */
export function protocolName(text: string): string {
  return PROTOCOLS.get(text) ?? text;
}

/** So much of a rule is kept as proof. */
const RULE_MAX = 500;

/** A rule as printed, for a report. */
export function ruleText(text: string): string {
  const bare = text.trim();
  return bare.length <= RULE_MAX ? bare : `${bare.slice(0, RULE_MAX - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Keys of rules: two that are equal get a number behind them. */
export class Keys {
  private readonly seen = new Map<string, number>();
  of(text: string): string {
    const times = (this.seen.get(text) ?? 0) + 1;
    this.seen.set(text, times);
    return times === 1 ? text : `${text} #${times}`;
  }
}

/** `# Warning: iptables-legacy tables present, use iptables-legacy to see them` (also `ip6tables-legacy`, `-save`). */
export const LEGACY_PRESENT = /^# Warning: ip6?tables-legacy tables present, use /;

/** `iptables v1.8.9 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)`,
 *  `iptables: No chain/target/match by that name.`, `Table ``nat' does not exist`,
 *  `iptables-save v1.8.9 (legacy): Cannot initialize: Permission denied (you must be root)`: the tool could not look. */
const REFUSED =
  /^(?:ip6?tables(?:-[a-z-]{1,20})?(?: v[0-9.]{1,12}(?: \([a-z_]{1,12}\))?)?: |xtables-[a-z-]{1,20}: |Table [`'][^']{0,40}' does not exist|Another app is currently holding the xtables lock|Fatal: can't open lock file |modprobe: )/;

/** The word of iptables that it did not list. Absent when the line is none. */
export function refusal(line: string): string | undefined {
  return REFUSED.test(line) ? line : undefined;
}

/** So much of a line is looked at for the white space at its end. */
const TAIL_MAX = 80;
const LINE_END = /(?:\r|\u001b\[[0-9;]{0,16}m){1,8}$/;

/** The lines of a stream with the white space at their end: iptables -L prints some that belongs to the options. */
export function* wholeLines(text: string): Generator<Line & { readonly tail: string }> {
  let start = 0;
  for (let number = 1; start < text.length; number++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    const raw = text.slice(start, Math.min(end, start + LINE_MAX));
    start = end + 1;
    const clean = cleanLine(raw);
    if (clean === '') continue;
    // CRLF and colours end otherwise; of those only the spaces before them count.
    const bare = raw.slice(-TAIL_MAX).replace(LINE_END, '');
    yield { number, text: clean, tail: bare.endsWith(' ') ? bare.slice(bare.trimEnd().length) : '' };
  }
}
