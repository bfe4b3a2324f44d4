import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import type { Traceroute } from './value.generated.ts';

export type Hop = Traceroute['hops'][number];
type Probe = Hop['probes'][number];

/** ` 4  gw.example.com (192.0.2.1) [AS64500]  4.932 ms !X  *  4.951 ms` */
const HOP = /^ {0,3}(?<hop>[0-9]{1,3}) {1,3}(?<rest>\S.*)$/;
const ASN = /^\[(?:AS(?<asn>[0-9]{1,10})|\*)[^\]]*\]$/;
const NUMBER = /^[0-9]{1,9}(?:\.[0-9]{1,6})?$/;

/** Who the next round trip belongs to. */
interface Speaker {
  ip?: string;
  name?: string;
  asn?: number;
}

function isAnnotation(word: string): boolean {
  return /^![A-Z0-9<>-]*$/.test(word);
}

/** A word that names the speaker: a name, an address, `(address)` or `[AS64500]`. */
function hear(speaker: Speaker, word: string): Speaker {
  const asn = ASN.exec(word);
  if (asn !== null) return asn.groups?.asn === undefined ? speaker : { ...speaker, asn: Number(asn.groups.asn) };
  if (word.startsWith('(')) {
    const address = word.replace(/[()]/g, '');
    // `Internal (Internal)`: a router whose address is hidden.
    return ipVersion(address) === undefined ? {} : { ...speaker, ip: address };
  }
  return ipVersion(word) === undefined ? { name: word } : { ip: word, name: word };
}

function probe({ ip, name, asn }: Speaker, rtt: string, bracketed: boolean): Probe {
  return {
    ...maybe('ip', ip),
    ...maybe('name', bracketed || name !== ip ? name : undefined),
    ...maybe('asn', asn),
    rtt: Number(rtt),
  };
}

/** The line of one hop. Absent when it is none. */
export function readHop(line: string): Hop | undefined {
  const groups = HOP.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const words = (groups.rest ?? '').split(/\s+/);
  const probes: Probe[] = [];
  let speaker: Speaker = {};
  let lost = 0;
  let bracketed = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const last = probes.at(-1);
    if (word === '*') lost += 1;
    else if (NUMBER.test(word) && words[at + 1] === 'ms') {
      probes.push(probe(speaker, word, bracketed));
      at += 1;
    } else if (isAnnotation(word) && last !== undefined) last.annotation = word;
    else {
      bracketed = word.startsWith('(') || (bracketed && word.startsWith('['));
      speaker = hear(speaker, word);
    }
  }
  if (probes.length === 0 && lost === 0) return undefined;
  const addresses = [...new Set(probes.flatMap(({ ip }) => ip ?? []))];
  return { hop: Number(groups.hop), probes, lost, addresses };
}
