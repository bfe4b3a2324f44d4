import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Tracepath } from './value.generated.ts';

export type Hop = Tracepath['hops'][number];

/** How a trace ended, as its last line says. */
export interface Resume {
  readonly pmtu: number;
  readonly forward: number | undefined;
  readonly back: number | undefined;
}

/** ` 2:  gw.example.com (192.0.2.1)    0.390ms pmtu 1480 asymm  1`, ` 1?: [LOCALHOST]    pmtu 1500`, ` 3:  no reply`,
 *  ` 4:  send failed` */
const HOP = /^ {0,3}(?<ttl>[0-9]{1,3})(?<guess>\?)?: {1,3}(?<rest>\S.*)$/;
/** `     Resume: pmtu 1500 hops 3 back 3`, `     Resume: pmtu 1500` */
const RESUME = /^ *Resume: pmtu (?<pmtu>[0-9]{1,6})(?: hops (?<forward>[0-9]{1,3}) back (?<back>-?[0-9]{1,3}))?$/;
/** `     Too many hops: pmtu 1500` */
const TOO_MANY = /^ *Too many hops: pmtu [0-9]{1,6}$/;
const REPLY = /^(?<ms>[0-9]{1,9}(?:[.,][0-9]{1,6})?)ms$/;
const NUMBER = /^[0-9]{1,6}$/;
const BROKEN = '(This broken router returned corrupted payload)';

/** The last line. Absent when it is none. */
export function readResume(line: string): Resume | undefined {
  const groups = RESUME.exec(line)?.groups;
  if (groups === undefined) return undefined;
  return {
    pmtu: Number(groups.pmtu),
    forward: groups.forward === undefined ? undefined : Number(groups.forward),
    back: groups.back === undefined ? undefined : Number(groups.back),
  };
}

/** True for the line that says that the host was not reached in time. */
export function isTooManyHops(line: string): boolean {
  return TOO_MANY.test(line);
}

/** Takes the words behind the host into the hop. False when one of them is none of tracepath's. */
function takeWords(hop: Hop, words: readonly string[]): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const reply = REPLY.exec(word)?.groups?.ms;
    if (reply !== undefined) Object.assign(hop, maybe('reply_ms', decimal(reply)));
    else if (word === 'pmtu' && NUMBER.test(next)) {
      hop.pmtu = Number(next);
      at += 1;
    } else if (word === 'asymm' && NUMBER.test(next)) {
      hop.asymmetric_difference = Number(next);
      at += 1;
    } else if (word === 'reached') hop.reached = true;
    else if (/^![A-Z]$/.test(word)) hop.annotation = word;
    else return false;
  }
  return words.length > 0;
}

/** A line of the trace. Absent when it is none. */
export function readHop(line: string): Hop | undefined {
  if (line.length > 2_000) return undefined;
  const groups = HOP.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const rest = groups.rest ?? '';
  const base = {
    ttl: Number(groups.ttl),
    guess: groups.guess !== undefined,
    reached: false,
    no_reply: rest === 'no reply',
    send_failed: rest === 'send failed',
  };
  if (base.no_reply || base.send_failed) return base;
  const words = rest.replace(BROKEN, '').split(/ +/).filter(Boolean);
  const host = words.shift() ?? '';
  const bracketed = /^\((?<address>[^()]{1,60})\)$/.exec(words[0] ?? '')?.groups?.address;
  if (bracketed !== undefined) words.shift();
  const address = bracketed ?? host;
  const hop: Hop = { ...base, host, ...maybe('address', ipVersion(address) === undefined ? undefined : address) };
  return takeWords(hop, words) ? hop : undefined;
}
