import { isIPv4, isIPv6 } from 'node:net';

interface Parsed {
  readonly version: 4 | 6;
  readonly value: bigint;
  readonly zone: string;
}

const MAPPED = 0xffffn << 32n;

function parse4(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

/** Groups of one side of `::`; a dotted IPv4 tail counts for two. */
function groups(side: string): bigint[] {
  if (side === '') return [];
  return side.split(':').flatMap((part) => {
    if (!part.includes('.')) return [BigInt(`0x${part}`)];
    const tail = parse4(part);
    return [tail >> 16n, tail & 0xffffn];
  });
}

function parse6(text: string): bigint {
  const [left = '', right] = text.split('::');
  const head = groups(left);
  const tail = right === undefined ? [] : groups(right);
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0n);
  return [...head, ...zeros, ...tail].reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** Strict, as node:net: `010.0.0.1` and `10.1` are no addresses. An IPv4-mapped IPv6 address is the IPv4 address. */
function parse(text: string): Parsed | undefined {
  const version = ipVersion(text);
  if (version === 4) return { version, value: parse4(text), zone: '' };
  if (version !== 6) return undefined;
  const percent = text.indexOf('%');
  const zone = percent < 0 ? '' : text.slice(percent + 1);
  const value = parse6(percent < 0 ? text : text.slice(0, percent));
  return value >> 32n === MAPPED >> 32n
    ? { version: 4, value: value & 0xffffffffn, zone: '' }
    : { version, value, zone };
}

/** 4 or 6 by how the address is written (an IPv4-mapped IPv6 address is 6). Absent when the text is no address. */
export function ipVersion(text: string): 4 | 6 | undefined {
  // node's pattern for IPv6 costs milliseconds to compile: it is left alone where there is no colon.
  if (text.includes(':')) return isIPv6(text) ? 6 : undefined;
  return isIPv4(text) ? 4 : undefined;
}

/** One spelling for every way of writing an address: IPv4 dotted, IPv6 as eight groups without leading zeros, an
 *  IPv4-mapped one as IPv4, without a zone. Absent when the text is no address. For comparing, not for showing. */
export function canonicalAddress(text: string): string | undefined {
  const parsed = parse(text);
  if (parsed === undefined) return undefined;
  const [bits, count, radix, joint] = parsed.version === 4 ? [8n, 4, 10, '.'] : [16n, 8, 16, ':'];
  const mask = (1n << bits) - 1n;
  return Array.from({ length: count }, (_, i) =>
    ((parsed.value >> (bits * BigInt(count - 1 - i))) & mask).toString(radix),
  ).join(joint);
}

/** True when both texts name one address: letter case, zeros and `::` do not matter, an IPv4-mapped IPv6 address is its
 *  IPv4 address, and a zone (`%eth0`) counts only when both have one. False when one of them is no address. */
export function sameAddress(a: string, b: string): boolean {
  const left = parse(a);
  const right = parse(b);
  if (left === undefined || right === undefined) return false;
  if (left.version !== right.version || left.value !== right.value) return false;
  return left.zone === right.zone || left.zone === '' || right.zone === '';
}

/** True when the address lies in the network `cidr` (`10.0.0.0/8`). False across families, and when either text is not
 *  what it should be. */
export function inCidr(address: string, cidr: string): boolean {
  const slash = cidr.indexOf('/');
  const network = slash < 0 ? undefined : parse(cidr.slice(0, slash));
  const length = cidr.slice(slash + 1);
  const inside = parse(address);
  if (network === undefined || inside === undefined || !/^[0-9]{1,3}$/.test(length)) return false;
  const bits = network.version === 4 && ipVersion(cidr.slice(0, slash)) === 4 ? 32 : 128;
  // A mapped network (::ffff:10.0.0.0/104) is counted in the bits of its IPv4 part.
  const kept = network.version === 4 && bits === 128 ? Number(length) - 96 : Number(length);
  const width = network.version === 4 ? 32 : 128;
  if (kept < 0 || kept > width || Number(length) > bits || inside.version !== network.version) return false;
  const shift = BigInt(width - kept);
  return inside.value >> shift === network.value >> shift;
}

/** True for 127.0.0.0/8 and ::1. */
export function isLoopback(address: string): boolean {
  return inCidr(address, '127.0.0.0/8') || inCidr(address, '::1/128');
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] as const;

/** True for the networks that anyone may use at home: RFC 1918 and RFC 4193. Not for loopback, link-local and
 *  shared (100.64.0.0/10) addresses. */
export function isPrivate(address: string): boolean {
  return PRIVATE.some((cidr) => inCidr(address, cidr));
}

/** Order for lists: IPv4 before IPv6, by number, then by zone; what is no address comes last, by its letters. */
export function compareAddresses(a: string, b: string): number {
  const left = parse(a);
  const right = parse(b);
  if (left === undefined || right === undefined) {
    if (left !== right) return left === undefined ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (left.version !== right.version) return left.version - right.version;
  if (left.value !== right.value) return left.value < right.value ? -1 : 1;
  return left.zone < right.zone ? -1 : left.zone > right.zone ? 1 : 0;
}
