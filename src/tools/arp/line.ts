import { maybe } from '../output.ts';
import { isMac, wholeNumber, wordAfter, wordsOf } from '../words.ts';
import type { Arp } from './value.generated.ts';

export type Entry = Arp['entries'][number];

/** C complete, M permanent, P published, and what net-tools adds: trailers, netmask, do not publish. */
const FLAGS = /^[CMPTNUS!]{1,6}$/;
const ADDRESS = /^[\w.:%-]{1,255}$/;

/** `? (192.0.2.1) at 02:42:c0:00:02:01 [ether] on eth0`, `a.example (192.0.2.2) at <incomplete> on eth0`,
 *  macOS `? (192.0.2.3) at 0:50:56:f7:4a:fc on en0 ifscope [ethernet]`,
 *  FreeBSD `? (192.0.2.4) at 00:50:56:f7:4a:fc on em0 expires in 1182 seconds [ethernet]`,
 *  AIX `  a (192.0.2.5) at 0:50:56:f7:4a:fc [ethernet] stored in bucket 3`. Absent when it is none. */
export function readSentence(line: string): Entry | undefined {
  const words = wordsOf(line);
  const [name = '', inside = '', at, hardware = ''] = words;
  if (at !== 'at' || hardware === '' || !inside.startsWith('(') || !inside.endsWith(')')) return undefined;
  const address = inside.slice(1, -1);
  if (!ADDRESS.test(address)) return undefined;
  const type = words.find((word, place) => place > 3 && word.startsWith('[') && word.endsWith(']'));
  // macOS and FreeBSD say how long it stays; Linux has PERM, PUB and nothing else.
  const bsd = type !== undefined && words.indexOf(type) > words.indexOf('on') && words.includes('on');
  const permanent = words.includes('permanent') || words.includes('PERM');
  const expires = words.includes('expires') ? wholeNumber(wordAfter(words, 'in')) : undefined;
  const known = hardware !== '<incomplete>' && hardware !== '<from_interface>' && hardware !== '*';
  return {
    ...maybe('name', name === '?' ? undefined : name),
    address,
    ...maybe('hwtype', type?.slice(1, -1)),
    ...maybe('hwaddress', known ? hardware : undefined),
    ...maybe('iface', wordAfter(words, 'on')),
    ...maybe(
      'permanent',
      bsd || permanent || hardware.endsWith('incomplete>') || type !== undefined ? permanent : undefined,
    ),
    ...maybe('published', words.includes('PUB') || words.includes('published') ? true : bsd ? false : undefined),
    ...maybe('expires', expires),
    // A published address has none of its own: `* PERM PUB`, `<from_interface> PERM PUB`.
    complete: isMac(hardware) || (known && hardware.length > 17) || words.includes('PUB'),
  };
}

/** `192.0.2.1                ether   02:42:c0:00:02:01   C                     eth0`,
 *  `192.0.2.99                       (incomplete)                              eth0`,
 *  `192.0.2.7                *       <from_interface>    MP                    eth0`. Absent when it is none. */
export function readTableLine(line: string): Entry | undefined {
  const words = wordsOf(line);
  const [address = '', second = '', third = ''] = words;
  if (!ADDRESS.test(address) || words.length < 3 || words.length > 6) return undefined;
  const iface = words.at(-1) ?? '';
  if (second === '(incomplete)') return { address, iface, permanent: false, published: false, complete: false };
  const flags = words[3] ?? '';
  if (words.length < 5 || !FLAGS.test(flags)) return undefined;
  return {
    address,
    hwtype: second,
    hwaddress: third,
    // A mask stands behind the flags where a whole network is published.
    flags_mask: words.slice(3, -1).join(' '),
    iface,
    permanent: flags.includes('M'),
    published: flags.includes('P'),
    complete: flags.includes('C') || flags.includes('P'),
  };
}
