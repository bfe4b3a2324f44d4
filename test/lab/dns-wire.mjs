// DNS messages to bytes and back (RFC 1035, EDNS of RFC 6891, extended errors of RFC 8914). No name compression is
// written: answers are larger than a real server's, never wrong.

const TYPE_NUMBERS = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, OPT: 41, DS: 43 };
const TYPE_NAMES = new Map(Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name]));
export const RCODES = { noerror: 0, formerr: 1, servfail: 2, nxdomain: 3, notimp: 4, refused: 5 };

/** The name's labels, each with its length before it, and the root's empty label. */
function nameBytes(name) {
  const labels = name.split('.').filter((label) => label !== '');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);
}

function ipv6Bytes(text) {
  const [head = '', tail] = text.split('::');
  const words = (part) => part.split(':').filter((word) => word !== '');
  const before = words(head);
  const after = words(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const bytes = Buffer.alloc(16);
  [...before, ...zeros, ...after].forEach((word, i) => {
    bytes.writeUInt16BE(Number.parseInt(word, 16), i * 2);
  });
  return bytes;
}

function soaBytes(text) {
  const [primary, mailbox, ...numbers] = text.split(' ');
  const tail = Buffer.alloc(20);
  numbers.forEach((number, i) => {
    tail.writeUInt32BE(Number(number), i * 4);
  });
  return Buffer.concat([nameBytes(primary), nameBytes(mailbox), tail]);
}

function dataBytes(type, value) {
  switch (type) {
    case 'A':
      return Buffer.from(value.split('.').map(Number));
    case 'AAAA':
      return ipv6Bytes(value);
    case 'SOA':
      return soaBytes(value);
    case 'TXT':
      return Buffer.concat([Buffer.from([value.length]), Buffer.from(value, 'latin1')]);
    default:
      return nameBytes(value); // NS, CNAME, PTR
  }
}

/** One resource record as bytes; `value` is text as a zone file would have it. */
export function recordBytes({ name, type, ttl, value }) {
  const data = dataBytes(type, value);
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(TYPE_NUMBERS[type], 0);
  fixed.writeUInt16BE(1, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(name), fixed, data]);
}

/** The question of a query, or undefined when the bytes are no query with one question. */
export function readQuery(bytes) {
  if (bytes.length < 17 || bytes.readUInt16BE(4) !== 1 || (bytes[2] & 0x80) !== 0) return undefined;
  const labels = [];
  let at = 12;
  while (at < bytes.length && bytes[at] !== 0) {
    const length = bytes[at];
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
    rd: (flags & 0x100) !== 0,
    cd: (flags & 0x10) !== 0,
    edns: readOpt(bytes, end),
    question: bytes.subarray(12, end),
  };
}

/** The client's UDP size when the record after the question is an OPT record. */
function readOpt(bytes, at) {
  if (bytes.readUInt16BE(10) === 0 || at + 11 > bytes.length || bytes[at] !== 0) return undefined;
  return bytes.readUInt16BE(at + 1) === TYPE_NUMBERS.OPT ? { size: bytes.readUInt16BE(at + 3) } : undefined;
}

function optBytes(serverSize, ede) {
  const text = Buffer.from(ede?.text ?? '', 'utf8');
  const option = ede === undefined ? Buffer.alloc(0) : Buffer.concat([Buffer.alloc(6), text]);
  if (ede !== undefined) {
    option.writeUInt16BE(15, 0);
    option.writeUInt16BE(2 + text.length, 2);
    option.writeUInt16BE(ede.code, 4);
  }
  const fixed = Buffer.alloc(11);
  fixed.writeUInt16BE(TYPE_NUMBERS.OPT, 1);
  fixed.writeUInt16BE(serverSize, 3);
  fixed.writeUInt16BE(option.length, 9);
  return Buffer.concat([fixed, option]);
}

/** A reply as bytes. `reply`: rcode, aa, ra, tc, ede, and the three record lists. */
export function replyBytes(query, reply, serverSize) {
  const answer = (reply.answer ?? []).map(recordBytes);
  const authority = (reply.authority ?? []).map(recordBytes);
  const additional = (reply.additional ?? []).map(recordBytes);
  if (query.edns !== undefined && reply.noEdns !== true) additional.push(optBytes(serverSize, reply.ede));
  const flag = (on, bit) => (on === true ? bit : 0);
  const flags = flag(reply.aa, 0x400) | flag(reply.tc, 0x200) | flag(query.rd, 0x100) | flag(reply.ra, 0x80);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(query.id, 0);
  head.writeUInt16BE(0x8000 | flags | flag(query.cd, 0x10) | reply.rcode, 2);
  [1, answer.length, authority.length, additional.length].forEach((count, i) => {
    head.writeUInt16BE(count, 4 + i * 2);
  });
  return Buffer.concat([head, query.question, ...answer, ...authority, ...additional]);
}
