/** The records of one name, as a zone file would have them. `ttl` in seconds, 60 when absent. */
export interface RecordSet {
  readonly A?: readonly string[];
  readonly AAAA?: readonly string[];
  readonly NS?: readonly string[];
  readonly PTR?: readonly string[];
  readonly TXT?: readonly string[];
  readonly CNAME?: string;
  /** Primary, mailbox, serial, refresh, retry, expire, minimum: seven words. */
  readonly SOA?: string;
  readonly ttl?: number;
}

/** Records by name, lower case, without the last dot. */
export type Records = Readonly<Record<string, RecordSet>>;

/** One server: the addresses on which it listens, and how. */
export interface DnsServer {
  readonly addresses: readonly string[];
  /** A resolver answers everything (RA); an authority its own zones (AA), refers below them and refuses the rest. */
  readonly role: 'resolver' | 'authority';
  readonly zones?: readonly string[];
  /** False: the port is closed for that protocol. Default true. */
  readonly udp?: boolean;
  readonly tcp?: boolean;
  /** What this server believes otherwise than the others. */
  readonly view?: Records;
}

/** A rule: when it holds, and what is done then. `delay` waits `ms` and goes on; everything else is the answer. */
export interface DnsRule {
  /** Names of servers. Absent: all. */
  readonly servers?: readonly string[];
  /** The name itself, or below it. */
  readonly under?: string;
  readonly types?: readonly string[];
  readonly proto?: 'udp' | 'tcp';
  /** Whether the query has EDNS. */
  readonly edns?: boolean;
  /** Whether the query asks for no validation (CD). */
  readonly cd?: boolean;
  readonly do: 'drop' | 'delay' | 'servfail' | 'refused' | 'nxdomain' | 'formerr';
  readonly ms?: number;
  /** Extended DNS error (RFC 8914), for clients that speak EDNS. */
  readonly ede?: { readonly code: number; readonly text: string };
}

/** Everything that the DNS service does. Servers and rules have names, so that a fault can change one of them. */
export interface DnsConfig {
  readonly servers: Readonly<Record<string, DnsServer>>;
  readonly records: Records;
  readonly rules: Readonly<Record<string, DnsRule>>;
}
