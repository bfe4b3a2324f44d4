import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Traceroute } from './value.generated.ts';

export type Hop = Traceroute['hops'][number];
type Probe = Hop['probes'][number];

/** ` 4  gw.example.com (192.0.2.1) [AS64500]  4.932 ms !X  *  4.951 ms` */
const HOP = /^ {0,3}(?<hop>[0-9]{1,3}) {1,3}(?<rest>\S.*)$/;
const ASN = /^\[(?:AS(?<asn>[0-9]{1,10})|\*)[^\]]*\]$/;
const NUMBER = /^[0-9]{1,9}(?:[.,][0-9]{1,6})?$/;
/** Another host of the same hop, as traceroute of BSD prints it: `    192.0.2.9 (192.0.2.9)  4.951 ms` */
const MORE = /^ {3,8}(?<rest>[^\s*]\S* .*)$/;
/** `<MPLS:L=24000,E=0,S=1,T=1/L=16,E=0,S=1,T=1>` with -e, `<syn,ack>` with -T -O info */
const EXTENSION = /^<[A-Za-z][^<>]{0,300}>$/;
const LABEL = /(?:^<MPLS:|\/)L=(?<label>[0-9]{1,7})/g;
/** `[open]`, `[closed]`: what tcptraceroute found at the host. */
const PORT = /^\[(?<state>open|closed)\]$/;
/** A new MTU with --mtu, the time to live of the answer with -l and --back, and the share of lost probes with -S. */
const MTU = /^F=(?<mtu>[0-9]{1,6})$/;
const ASIDE = /^(?:\((?:ttl=)?[0-9]{1,3}!?\)|'-?[0-9]{1,3}'?|\([0-9]{1,3}%|loss\))$/;

/** Who the next round trip belongs to. */
interface Speaker {
  ip?: string;
  name?: string;
  asn?: number;
  /** The system was printed before the name, as BSD does. */
  early?: boolean;
  port_state?: 'open' | 'closed';
  extension?: string;
}

function isAnnotation(word: string): boolean {
  return /^![A-Z0-9<>-]*$/.test(word);
}

/** A word that names the speaker: a name, an address, `(address)` or `[AS64500]`. `answered`: the speaker before it has
 *  had a round trip. */
function hear(speaker: Speaker, word: string, answered: boolean): Speaker {
  const asn = ASN.exec(word);
  if (asn !== null) {
    const system = asn.groups?.asn === undefined ? {} : { asn: Number(asn.groups.asn) };
    return answered ? { ...system, early: true } : { ...speaker, ...system, early: speaker.name === undefined };
  }
  const state = PORT.exec(word)?.groups?.state;
  if (state === 'open' || state === 'closed') return { ...speaker, port_state: state };
  if (EXTENSION.test(word)) return { ...speaker, extension: word.slice(1, -1) };
  if (word.startsWith('(')) {
    const address = word.replace(/[()]/g, '');
    // `Internal (Internal)`: a router whose address is hidden.
    return ipVersion(address) === undefined ? {} : { ...speaker, ip: address };
  }
  const early = speaker.early === true && speaker.name === undefined ? maybe('asn', speaker.asn) : {};
  return ipVersion(word) === undefined ? { ...early, name: word } : { ...early, ip: word, name: word };
}

function probe({ ip, name, asn, port_state, extension }: Speaker, rtt: number, bracketed: boolean): Probe {
  return {
    ...maybe('ip', ip),
    ...maybe('name', bracketed || name !== ip ? name : undefined),
    ...maybe('asn', asn),
    rtt,
    ...maybe('port_state', port_state),
    ...maybe('extension', extension),
  };
}

/** The answers in a line, and how many probes got none. */
function readProbes(rest: string): { readonly probes: Probe[]; readonly lost: number } {
  const words = rest.split(/\s+/);
  const probes: Probe[] = [];
  let speaker: Speaker = {};
  let lost = 0;
  let bracketed = false;
  let answered = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const last = probes.at(-1);
    const mtu = MTU.exec(word)?.groups?.mtu;
    if (word === '*') lost += 1;
    else if (words[at + 1] === 'ms' && NUMBER.test(word)) {
      probes.push(probe(speaker, decimal(word) ?? 0, bracketed));
      answered = true;
      at += 1;
    } else if (last !== undefined && isAnnotation(word)) last.annotation = word;
    else if (last !== undefined && mtu !== undefined) last.mtu = Number(mtu);
    else if (!ASIDE.test(word)) {
      bracketed = word.startsWith('(') || (bracketed && /^[[<]/.test(word));
      speaker = hear(speaker, word, answered);
      answered = false;
    }
  }
  return { probes, lost };
}

function labelsOf(probes: readonly Probe[]): number[] | undefined {
  const extension = probes.find((one) => one.extension?.startsWith('MPLS:'))?.extension;
  if (extension === undefined) return undefined;
  return [...`<${extension}`.matchAll(LABEL)].slice(0, 16).map(({ groups }) => Number(groups?.label));
}

function addressesOf(probes: readonly Probe[]): string[] {
  return [...new Set(probes.flatMap(({ ip }) => ip ?? []))];
}

/** The line of one hop. Absent when it is none. */
export function readHop(line: string): Hop | undefined {
  const groups = line.length > 4_000 ? undefined : HOP.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const { probes, lost } = readProbes(groups.rest ?? '');
  if (probes.length === 0 && lost === 0) return undefined;
  const hop = { hop: Number(groups.hop), probes, lost, addresses: addressesOf(probes) };
  return { ...hop, ...maybe('mpls_labels', labelsOf(probes)) };
}

/** The hop with what a line below it adds. Absent when the line is none that does. */
export function readMore(hop: Hop, line: string): Hop | undefined {
  const rest = line.length > 4_000 ? undefined : MORE.exec(line)?.groups?.rest;
  if (rest === undefined) return undefined;
  const more = readProbes(rest);
  if (more.probes.length === 0) return undefined;
  const probes = [...hop.probes, ...more.probes];
  return { ...hop, probes, lost: hop.lost + more.lost, addresses: addressesOf(probes) };
}
