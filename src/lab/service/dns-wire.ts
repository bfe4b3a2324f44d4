// DNS messages to bytes and back (RFC 1035, EDNS of RFC 6891, extended errors of RFC 8914). Names are not compressed.

const TYPES: Readonly<Record<string, number>> = {
  ...{ A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, OPT: 41, DS: 43 },
};
const TYPE_NAMES = new Map(Object.entries(TYPES).map(([name, number]) => [number, name]));
export const RCODES = { noerror: 0, formerr: 1, servfail: 2, nxdomain: 3, refused: 5 } as const;
const OPT = 41;

/** One resource record; `value` is text as a zone file would have it. */
export interface ResourceRecord {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly value: string;
}

export interface Query {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly recursion: boolean;
  readonly cd: boolean;
  /** The largest datagram that the client takes. Absent: it does not speak EDNS. */
  readonly size: number | undefined;
  /** The question section as it came. */
  readonly question: Uint8Array;
}

export interface Reply {
  readonly rcode: number;
  readonly aa?: boolean;
  readonly ra?: boolean;
  readonly tc?: boolean;
  readonly answer?: readonly ResourceRecord[];
  readonly authority?: readonly ResourceRecord[];
  readonly additional?: readonly ResourceRecord[];
  readonly ede?: { readonly code: number; readonly text: string } | undefined;
}

function u16(number: number): Buffer {
  return Buffer.from([number >> 8, number & 255]);
}

function u32(number: number): Buffer {
  return Buffer.concat([u16(Math.floor(number / 65536)), u16(number % 65536)]);
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  const parts = labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]));
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function ipv6Bytes(text: string): Buffer {
  const words = (part: string) => part.split(':').filter((word) => word !== '');
  const [head = '', tail = ''] = text.split('::');
  const missing = 8 - words(head).length - words(tail).length;
  const all = [...words(head), ...Array.from({ length: missing }, () => '0'), ...words(tail)];
  return Buffer.concat(all.map((word) => u16(Number.parseInt(word, 16))));
}

function dataBytes(type: string, value: string): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number));
  if (type === 'AAAA') return ipv6Bytes(value);
  if (type === 'TXT') return Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
  if (type !== 'SOA') return nameBytes(value); // NS, CNAME, PTR
  const [primary = '', mailbox = '', ...numbers] = value.split(' ');
  return Buffer.concat([nameBytes(primary), nameBytes(mailbox), ...numbers.map((number) => u32(Number(number)))]);
}

function recordBytes({ name, type, ttl, value }: ResourceRecord): Buffer {
  const data = dataBytes(type, value);
  return Buffer.concat([nameBytes(name), u16(TYPES[type] ?? 0), u16(1), u32(ttl), u16(data.length), data]);
}

/** Reads a query. Absent when the bytes are no query with one question. */
export function readQuery(bytes: Buffer): Query | undefined {
  if (bytes.length < 17 || bytes.readUInt16BE(4) !== 1 || (bytes.readUInt8(2) & 0x80) !== 0) return undefined;
  const labels: string[] = [];
  let at = 12;
  for (let length = bytes[at] ?? 0; length !== 0; length = bytes[at] ?? 0) {
    if (length > 63) return undefined;
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const end = at + 5;
  if (end > bytes.length) return undefined;
  const flags = bytes.readUInt16BE(2);
  const number = bytes.readUInt16BE(at + 1);
  return {
    id: bytes.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type: TYPE_NAMES.get(number) ?? `TYPE${number}`,
    recursion: (flags & 0x100) !== 0,
    cd: (flags & 0x10) !== 0,
    size: ednsSize(bytes, end),
    question: bytes.subarray(12, end),
  };
}

/** The client's datagram size, when the record after the question is an OPT record. */
function ednsSize(bytes: Buffer, at: number): number | undefined {
  if (bytes.readUInt16BE(10) === 0 || at + 11 > bytes.length || bytes[at] !== 0) return undefined;
  return bytes.readUInt16BE(at + 1) === OPT ? bytes.readUInt16BE(at + 3) : undefined;
}

function optBytes(size: number, ede: Reply['ede']): Buffer {
  const text = Buffer.from(ede?.text ?? '', 'utf8');
  const option =
    ede === undefined ? Buffer.alloc(0) : Buffer.concat([u16(15), u16(2 + text.length), u16(ede.code), text]);
  return Buffer.concat([Buffer.from([0]), u16(OPT), u16(size), u32(0), u16(option.length), option]);
}

/** A reply as bytes. `size`: the largest datagram that the server takes. */
export function replyBytes(query: Query, reply: Reply, size: number): Buffer {
  const sections = [reply.answer ?? [], reply.authority ?? [], reply.additional ?? []].map((records) =>
    records.map(recordBytes),
  );
  if (query.size !== undefined) sections[2]?.push(optBytes(size, reply.ede));
  const flag = (on: boolean | undefined, bit: number) => (on === true ? bit : 0);
  const said = flag(reply.aa, 0x400) | flag(reply.tc, 0x200) | flag(reply.ra, 0x80);
  const asked = flag(query.recursion, 0x100) | flag(query.cd, 0x10);
  return Buffer.concat([
    ...[u16(query.id), u16(0x8000 | said | asked | reply.rcode), u16(1)],
    ...sections.map((records) => u16(records.length)),
    query.question,
    ...sections.flat(),
  ]);
}
