import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { wholeNumber, wordAfter, wordsOf } from '../words.ts';
import { addIpv4, addIpv6, type Draft } from './interface.ts';

/** `0xffffff00` of BSD as a dotted mask; a dotted one as it is. Absent when it is neither. */
function dotted(mask: string | undefined): string | undefined {
  if (mask === undefined) return undefined;
  if (!/^0x[0-9a-fA-F]{8}$/.test(mask)) return ipVersion(mask) === 4 ? mask : undefined;
  return [2, 4, 6, 8].map((at) => Number.parseInt(mask.slice(at, at + 2), 16)).join('.');
}

/** The mask of a prefix length. */
function maskOf(length: number): string {
  const bits = length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

/** `inet 192.0.2.10  netmask 255.255.255.0  broadcast 192.0.2.255`, `inet 10.8.0.2  netmask 255.255.255.255  destination
 *  10.8.0.1`, BSD `inet 10.0.0.1 --> 10.0.0.2 netmask 0xffffffff`, `inet 192.0.2.7/24 broadcast 192.0.2.255` */
function readInet(draft: Draft, words: readonly string[]): boolean {
  const [address = '', length] = (words[1] ?? '').split('/', 2);
  if (ipVersion(address) !== 4) return false;
  const prefix = wholeNumber(length);
  const mask =
    dotted(wordAfter(words, 'netmask')) ?? (prefix !== undefined && prefix <= 32 ? maskOf(prefix) : undefined);
  addIpv4(draft, {
    address,
    ...maybe('mask', mask),
    ...maybe('broadcast', wordAfter(words, 'broadcast')),
    ...maybe('peer', wordAfter(words, '-->') ?? wordAfter(words, 'destination')),
  });
  return true;
}

/** `inet addr:192.0.2.10  Bcast:192.0.2.255  Mask:255.255.255.0`, `inet addr:192.0.2.5  P-t-P:192.0.2.6  Mask:...` */
function readOldInet(draft: Draft, words: readonly string[]): boolean {
  const value = (key: string) => words.find((word) => word.startsWith(key))?.slice(key.length) || undefined;
  const address = value('addr:') ?? '';
  if (ipVersion(address) !== 4) return false;
  addIpv4(draft, {
    address,
    ...maybe('mask', value('Mask:')),
    ...maybe('broadcast', value('Bcast:')),
    ...maybe('peer', value('P-t-P:')),
  });
  return true;
}

const FLAGS: readonly string[] = [
  'anycast',
  'tentative',
  'duplicated',
  'detached',
  'deprecated',
  'autoconf',
  'secured',
  'temporary',
  'dynamic',
  'prefer_source',
  'no_dad',
];

/** `inet6 fe80::1  prefixlen 64  scopeid 0x20<link>`, BSD `inet6 fe80::1%en0 prefixlen 64 secured scopeid 0x6`,
 *  `inet6 addr: fe80::1/64 Scope:Link` */
function readInet6(draft: Draft, words: readonly string[]): boolean {
  const old = words[1] === 'addr:';
  const [whole = '', length] = ((old ? words[2] : words[1]) ?? '').split('/', 2);
  const [address = '', zone] = whole.split('%', 2);
  if (!address.includes(':') || ipVersion(address) !== 6) return false;
  const scope = old ? words.find((word) => word.startsWith('Scope:'))?.slice(6) : wordAfter(words, 'scopeid');
  const open = scope?.indexOf('<') ?? -1;
  const mask = wholeNumber(old || length !== undefined ? length : wordAfter(words, 'prefixlen'));
  const flags = words.filter((word) => FLAGS.includes(word));
  addIpv6(draft, {
    address,
    ...maybe('scope_id', zone),
    ...maybe('mask', mask),
    ...maybe('scope', open < 0 ? scope : scope?.slice(0, open)),
    ...maybe('type', open < 0 ? undefined : scope?.slice(open + 1).replace(/>$/, '')),
    ...maybe('flags', flags.length === 0 ? undefined : flags),
  });
  return true;
}

/** A line that tells an address. */
export function takeAddress(draft: Draft, text: string): boolean {
  const words = wordsOf(text);
  if (words[0] === 'inet')
    return words[1]?.startsWith('addr:') === true ? readOldInet(draft, words) : readInet(draft, words);
  return words[0] === 'inet6' && readInet6(draft, words);
}
