/** A resource record as dig, drill and host print it. */
export interface DnsRecord {
  /** The owner name, with its final dot. */
  name: string;
  class: string;
  type: string;
  /** Time to live, in seconds. */
  ttl: number;
  /** The data as printed. */
  data: string;
}

/** `www.example.com.	300	IN	A	192.0.2.10` */
const RECORD =
  /^(?<name>\S+)\s+(?<ttl>[0-9]{1,10})\s+(?<class>[A-Za-z0-9]+)\s+(?<type>[A-Za-z0-9-]+)(?:\s+(?<data>.*))?$/;
/** The text without the quotation marks round it. A record of several quoted texts keeps its inner ones. */
function unquoted(data: string): string {
  return data.length > 1 && data.startsWith('"') && data.endsWith('"') ? data.slice(1, -1) : data;
}

/** A resource record. Zone transfers keep the quotation marks of texts. */
export function readRecord(text: string, quotes: 'kept' | 'removed'): DnsRecord | undefined {
  const groups = RECORD.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { name = '', ttl, class: dnsClass = '', type = '', data = '' } = groups;
  return { name, class: dnsClass, type, ttl: Number(ttl), data: quotes === 'kept' ? data : unquoted(data) };
}
