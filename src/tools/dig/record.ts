import { maybe } from '../output.ts';
import type { Dig, DigMessage } from './value.generated.ts';

/** `;www.example.com.		IN	A` */
const QUESTION = /^;(?<name>[^;\s]\S*)\s+(?<class>[A-Za-z0-9]+)\s+(?<type>[A-Za-z0-9-]+)$/;
/** `; EDNS: version: 0, flags: do; udp: 1232`, `; EDNS: version: 0, flags:; MBZ: 0x0005, udp: 4096` */
const EDNS =
  /^; EDNS: version: (?<version>[0-9]{1,3}), flags:(?<flags>[ a-z]*);(?: MBZ: 0x[0-9a-f]+,)? udp: (?<udp>[0-9]{1,5})$/;
/** `; COOKIE: 1cbc06703eaef210 (good)` */
const COOKIE = /^; COOKIE: (?<cookie>[0-9a-f]+)/;
/** `; EDE: 22 (No Reachable Authority): (at delegation example.com.)`; older dig: `; EDE: 22: (...)` */
const EDE = /^; EDE: (?<code>[0-9]{1,5})(?: \((?<text>[^()]*)\))?(?:: \((?<extra>.*)\))?$/;

/** The question line. */
export function readQuestion(text: string): DigMessage['question'] {
  const groups = QUESTION.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { name = '', class: dnsClass = '', type = '' } = groups;
  return { name, class: dnsClass, type };
}

/** EDNS and cookie lines. Absent when the line is neither. */
export function readOption(text: string): DigMessage['opt_pseudosection'] {
  const edns = EDNS.exec(text)?.groups;
  if (edns !== undefined)
    return {
      edns: {
        version: Number(edns.version),
        flags: (edns.flags ?? '').split(' ').filter(Boolean),
        udp: Number(edns.udp),
      },
    };
  const cookie = COOKIE.exec(text)?.groups?.cookie;
  return cookie === undefined ? undefined : maybe('cookie', cookie);
}

/** An extended DNS error. */
export function readEde(text: string): Dig['ede'][number] | undefined {
  const groups = EDE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  return { code: Number(groups.code), text: groups.text ?? '', ...maybe('extra', groups.extra) };
}
