import type { DnsConfig, DnsRule, DnsServer, Records } from './dns-config.ts';
import type { Site } from './site.ts';

/** One probe that shows that a fault is really there. */
export interface Sign {
  /** `web`: the target itself, its C library and files. `beside`: tools in a container joined to its network. */
  readonly from: 'web' | 'beside';
  readonly argv: readonly string[];
  /** What it must print, standard output and error together. */
  readonly prints: RegExp;
  /** Bounds of its duration in milliseconds. */
  readonly atLeastMs?: number;
  readonly atMostMs?: number;
}

/** A root cause as reports name it. */
export interface ExpectedCause {
  readonly code: string;
  readonly object: string;
  /** Other objects that name the same place. */
  readonly or?: readonly string[];
}

/** A fault with known truth, as data. With no causes it is a control: something harmless that looks odd. */
export interface DnsFault {
  readonly id: string;
  /** What is wrong, in one sentence. */
  readonly title: string;
  /** The name that the target wants to resolve. */
  readonly name: string;
  readonly causes: readonly ExpectedCause[];
  /** Codes that an honest diagnosis may name instead, because they are coarser. */
  readonly accept?: readonly string[];
  /** Codes of neighbours with the same symptom: `dns.x`, a family `fw.*`, or `dns.x:object`. */
  readonly mustNot: readonly string[];
  readonly rules?: readonly DnsRule[];
  readonly records?: Records;
  /** Changes to servers by address; null: nothing listens there. */
  readonly servers?: Readonly<Record<string, Partial<DnsServer> | null>>;
  /** The target's files: whole resolv.conf and nsswitch.conf, lines added to hosts. */
  readonly resolvConf?: string;
  readonly nsswitch?: string;
  readonly hosts?: string;
  /** True: the target has IPv6, with link-local addresses only, so that its C library asks for AAAA too. Without it
   *  getaddrinfo(3) with AI_ADDRCONFIG asks for A alone. Default false, as Docker has it. */
  readonly ipv6?: boolean;
  /** Commands on the router; the fault exists only where there is one. */
  readonly router?: readonly (readonly string[])[];
  readonly signs: readonly Sign[];
}

/** The DNS servers of the lab while the fault is there. */
export function faultyDns(healthy: DnsConfig, fault: DnsFault): DnsConfig {
  const changes = fault.servers ?? {};
  return {
    servers: healthy.servers
      .filter((server) => changes[server.address] !== null)
      .map((server) => ({ ...server, ...changes[server.address] })),
    records: { ...healthy.records, ...fault.records },
    rules: fault.rules ?? [],
  };
}

/** dig with one short try: what a person would type to look at one server. */
export function dig(words: string, prints: RegExp, bounds: Pick<Sign, 'atLeastMs' | 'atMostMs'> = {}): Sign {
  const argv = ['dig', '+tries=1', ...(words.includes('+time=') ? [] : ['+time=1']), ...words.split(' ')];
  return { from: 'beside', argv, prints, ...bounds };
}

/** A command beside the target, split at spaces. */
export function beside(words: string, prints: RegExp): Sign {
  return { from: 'beside', argv: words.split(' '), prints };
}

/** getent in the target, ended after some seconds: `ended by timeout` stands for "still waiting". */
export function getent(
  name: string,
  prints: RegExp,
  bounds: Pick<Sign, 'atLeastMs' | 'atMostMs'> = {},
  seconds = 2,
): Sign {
  const script = 'timeout "$1" getent ahosts "$2"; echo "code $?"';
  return { from: 'web', argv: ['sh', '-c', script, 'sh', String(seconds), name], prints, ...bounds };
}

/** Text as a pattern that matches exactly it. */
export function exactly(text: string): RegExp {
  return new RegExp(`(?<![0-9.])${text.replaceAll('.', '\\.')}(?![0-9])`);
}

/** All faults of a family, for the addresses of a site. */
export type Faults = (site: Site) => readonly DnsFault[];
