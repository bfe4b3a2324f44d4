import { canonicalAddress, inCidr, ipVersion } from './address.ts';

const WIDTH = { 4: 32, 6: 128 } as const;

function toNumber(canonical: string): bigint {
  const [joint, radix, bits] = canonical.includes(':') ? ([':', 16, 16n] as const) : (['.', 10, 8n] as const);
  return canonical.split(joint).reduce((sum, part) => (sum << bits) | BigInt(Number.parseInt(part, radix)), 0n);
}

/** The longest run of zero groups, two or more, becomes `::` (RFC 5952). */
function shorten(groups: readonly string[]): string {
  let best = { start: -1, length: 1 };
  groups.forEach((_, start) => {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  });
  if (best.start < 0) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}

function toText(value: bigint, version: 4 | 6): string {
  const [bits, count] = version === 4 ? [8n, 4] : [16n, 8];
  const mask = (1n << bits) - 1n;
  const parts = Array.from({ length: count }, (_, i) => (value >> (bits * BigInt(count - 1 - i))) & mask);
  return version === 4 ? parts.join('.') : shorten(parts.map((part) => part.toString(16)));
}

function parts(text: string): { readonly version: 4 | 6; readonly value: bigint } | undefined {
  const canonical = canonicalAddress(text);
  const version = canonical === undefined ? undefined : ipVersion(canonical);
  return canonical === undefined || version === undefined ? undefined : { version, value: toNumber(canonical) };
}

/** The network that `10.0.0.7/24` lies in: `10.0.0.0/24`, IPv6 as in RFC 5952. Absent when the text is no address with a
 *  length. */
export function networkOf(cidr: string): string | undefined {
  const [written = '', length = '', more] = cidr.split('/');
  const address = parts(written);
  if (address === undefined || more !== undefined || !/^[0-9]{1,3}$/.test(length)) return undefined;
  const width = WIDTH[address.version];
  if (Number(length) > width) return undefined;
  const shift = BigInt(width - Number(length));
  return `${toText((address.value >> shift) << shift, address.version)}/${Number(length)}`;
}

/** The address that is `step` after this one, or before it. Absent when the text is no address, and past the ends. */
export function addressPlus(text: string, step: number): string | undefined {
  const address = parts(text);
  if (address === undefined || !Number.isInteger(step)) return undefined;
  const value = address.value + BigInt(step);
  return value < 0n || value >= 1n << BigInt(WIDTH[address.version]) ? undefined : toText(value, address.version);
}

/** The address at this place of the network: 1 is the first after the network's own, -1 the last. Absent past its ends, and
 *  when the text is no address with a length. */
export function addressIn(cidr: string, place: number): string | undefined {
  const network = networkOf(cidr);
  if (network === undefined || !Number.isInteger(place)) return undefined;
  const [base = '', length] = network.split('/');
  const address = parts(base);
  if (address === undefined) return undefined;
  const size = 1n << BigInt(WIDTH[address.version] - Number(length));
  const offset = place < 0 ? size + BigInt(place) : BigInt(place);
  return offset < 0n || offset >= size ? undefined : toText(address.value + offset, address.version);
}

/** How many bits of the address a route's destination (`10.0.0.0/8`, one address, or `default`) fixes, when it holds the
 *  address. Absent when it does not. `default` holds every address of its family, which the caller must know. */
export function matchLength(destination: string, address: string): number | undefined {
  const wanted = parts(address);
  if (wanted === undefined) return undefined;
  if (destination === 'default') return 0;
  const cidr = destination.includes('/') ? destination : `${destination}/${destination.includes(':') ? 128 : 32}`;
  return inCidr(address, cidr) ? Number(cidr.split('/')[1]) : undefined;
}
