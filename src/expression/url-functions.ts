import { canonicalAddress, inCidr } from '../util/address.ts';

/** Ports that a URL has when it names none. */
const PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  socks: 1080,
  socks4: 1080,
  socks4a: 1080,
  socks5: 1080,
  socks5h: 1080,
};
/** `http://user@192.0.2.1:3128/x`, `[2001:db8::1]:80`, `proxy.example:3128` */
const URL_PARTS =
  /^(?:(?<scheme>[a-z][a-z0-9+.-]{0,20}):\/\/)?(?:[^/?#@]{0,500}@)?(?:\[(?<six>[0-9a-f:.%a-z]{2,60})\]|(?<host>[^:/?#@[\]]{1,255}))(?::(?<port>[0-9]{1,5}))?(?<path>\/[^?#]*)?(?:[?#].*)?$/i;

function partsOf(url: string) {
  const groups = url.length > 8_000 ? undefined : URL_PARTS.exec(url)?.groups;
  if (groups === undefined) throw new Error('that is no URL');
  return groups;
}

/** The host of a URL or of HOST:PORT, without brackets. */
export function urlHost(url: string): string {
  const { six, host = '' } = partsOf(url);
  return six ?? host;
}

/** The port of a URL or of HOST:PORT; what its scheme has when it names none. */
export function urlPort(url: string): number {
  const { scheme = '', port } = partsOf(url);
  const number = port === undefined ? PORTS[scheme.toLowerCase()] : Number(port);
  if (number === undefined || number < 1 || number > 65_535) throw new Error('that URL has no port');
  return number;
}

/** The path of a URL without its query. */
export function urlPath(url: string): string {
  return partsOf(url).path ?? '/';
}

/** `example.com`, `.example.com`, `*.example.com`, `192.0.2.0/24`, `host:8080`, `[2001:db8::1]` or `*` */
function covers(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return canonicalAddress(host) !== undefined && inCidr(host, entry);
  const whole = canonicalAddress(entry.replace(/^\[|\]$/g, ''));
  if (whole !== undefined) return whole === canonicalAddress(host);
  const { name = '', own } = /^(?<name>.*?)(?::(?<own>[0-9]{1,5}))?$/.exec(entry)?.groups ?? {};
  if (own !== undefined && Number(own) !== port) return false;
  const address = canonicalAddress(name.replace(/^\[|\]$/g, ''));
  if (address !== undefined) return address === canonicalAddress(host);
  const domain = name.replace(/^\*?\./, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** Whether a no_proxy list exempts the host: what curl, Go, Python and Node make of it, where they agree or the wider of
 *  it. */
export function bypassesProxy(list: string, host: string, port: number): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && covers(entry, name, port));
}

/** The name of an address below in-addr.arpa (RFC 1035 3.5) or ip6.arpa (RFC 3596 2.5). */
export function reverseName(address: string): string {
  const canonical = canonicalAddress(address.split('%')[0] ?? '');
  if (canonical === undefined) throw new Error('that is no address');
  if (!canonical.includes(':')) return `${canonical.split('.').reverse().join('.')}.in-addr.arpa`;
  const [left = '', right] = canonical.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(left), groups(right ?? '')];
  const zeros = Array.from({ length: right === undefined ? 0 : 8 - before.length - after.length }, () => '0');
  const digits = [...before, ...zeros, ...after].map((group) => group.padStart(4, '0')).join('');
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}

/** What the first group of the pattern matches in the text, or all of it when it has no group. */
export function extract(text: string, pattern: string): string {
  const found = new RegExp(pattern).exec(text.slice(0, 100_000));
  const part = found?.[1] ?? found?.[0];
  if (part === undefined) throw new Error('there is nothing of that kind in the text');
  return part;
}
