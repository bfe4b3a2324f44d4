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

/** Records by name, lower case, without the last dot; the root is ''. null takes the name away. */
export type Records = Readonly<Record<string, RecordSet | null>>;

/** One address on which the server listens. */
export interface DnsServer {
  readonly address: string;
  /** A resolver answers everything (RA); an authority its own zones (AA), refers below them and refuses the rest. */
  readonly role: 'resolver' | 'authority';
  readonly zones?: readonly string[];
  /** False: the port is closed for that protocol. Default true. */
  readonly udp?: boolean;
  readonly tcp?: boolean;
  /** What this server believes otherwise than the others. */
  readonly view?: Records;
  /** Largest datagram it sends, in bytes. Default 1232. */
  readonly maxUdp?: number;
  /** The order of several records of one name. Default forward. */
  readonly order?: 'forward' | 'reverse';
}

/** What must hold of a query for a rule to apply; an absent condition holds. */
export interface RuleCondition {
  readonly server?: string;
  readonly suffix?: string;
  readonly pattern?: string;
  readonly types?: readonly string[];
  readonly proto?: 'udp' | 'tcp';
  readonly edns?: boolean;
  readonly cd?: boolean;
  /** The client's address begins so. */
  readonly source?: string;
  /** From 0 to 1; the same sequence on every run. */
  readonly probability?: number;
  /** Each nth query: 2 is every second one. */
  readonly every?: number;
  /** Queries beyond this many within the time. */
  readonly over?: { readonly queries: number; readonly withinMs: number };
  /** The nth datagram and later ones of one flow (same addresses and ports) within the time. */
  readonly nth?: { readonly n: number; readonly withinMs: number };
  /** Replies over UDP larger than this many bytes. */
  readonly sizeOver?: number;
}

/** A fault: `delay` waits `ms` and lets later rules decide; everything else is final. */
export interface DnsRule {
  readonly when: RuleCondition;
  readonly do:
    | 'drop'
    | 'delay'
    | 'servfail'
    | 'refused'
    | 'nxdomain'
    | 'nodata'
    | 'formerr'
    | 'notimp'
    | 'tc'
    | 'lame'
    | 'answer';
  readonly ms?: number;
  /** Extended DNS error (RFC 8914), sent only to clients that speak EDNS. */
  readonly ede?: { readonly code: number; readonly text: string };
  /** With `answer`: what is said of the name asked for. */
  readonly records?: RecordSet;
}

/** Everything that the DNS server of the lab does, in one value. */
export interface DnsConfig {
  readonly servers: readonly DnsServer[];
  readonly records: Records;
  readonly rules: readonly DnsRule[];
}
