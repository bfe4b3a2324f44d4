import { maybe } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import type { Ipset } from './value.generated.ts';

export type IpSet = Ipset['sets'][number];
export type Member = NonNullable<IpSet['members']>[number];

/** Options behind an element, by name; a flag has an empty text. */
export type Options = ReadonlyMap<string, string>;

/** Options without a value. */
const FLAGS: ReadonlySet<string> = new Set(['nomatch', 'wildcard']);
/** Protocols whose elements have a port; ICMP has a type, others have 0. */
const WITH_PORT: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp', 'udplite', 'dccp']);

type Parts = Partial<Member>;

function portOf(part: string): Parts {
  const at = part.indexOf(':');
  if (at < 0) return maybe('port', wholeNumber(part));
  const protocol = part.slice(0, at);
  return { protocol, ...(WITH_PORT.has(protocol) ? maybe('port', wholeNumber(part.slice(at + 1))) : {}) };
}

function partOf(kind: string, part: string, known: Parts): Parts {
  switch (kind) {
    case 'ip':
    case 'net':
      return known.address === undefined ? { address: part } : { other_address: part };
    case 'port':
      return portOf(part);
    case 'mac':
      return { mac: part };
    case 'iface':
      return { interface: part.startsWith('physdev:') ? part.slice(8) : part };
    case 'mark':
      return { mark: part };
    default:
      return {};
  }
}

/** The kinds of part that the elements of a type have: ip, port and net of `hash:ip,port,net`. */
export function kindsOf(type: string): readonly string[] {
  return type.slice(type.indexOf(':') + 1).split(',');
}

/** An element, with what stood behind it. */
export function memberOf(kinds: readonly string[], element: string, options: Options): Member {
  const parts: Parts = {};
  if (kinds.length === 1) Object.assign(parts, partOf(kinds[0] ?? '', element, parts));
  else
    for (const [at, part] of element.split(',', kinds.length).entries())
      Object.assign(parts, partOf(kinds[at] ?? '', part, parts));
  return {
    element,
    ...parts,
    ...maybe('timeout_s', wholeNumber(options.get('timeout'))),
    ...maybe('packets', wholeNumber(options.get('packets'))),
    ...maybe('bytes', wholeNumber(options.get('bytes'))),
    ...maybe('comment', options.get('comment')),
    nomatch: options.has('nomatch'),
    wildcard: options.has('wildcard'),
    ...maybe('skbmark', options.get('skbmark')),
    ...maybe('skbprio', options.get('skbprio')),
    ...maybe('skbqueue', wholeNumber(options.get('skbqueue'))),
  };
}

const NONE: Options = new Map();
const COMMENT = ' comment "';

/** `192.0.2.7 timeout 599 nomatch packets 0 bytes 0 comment "made by hand"`. Absent when it is no element: what stands
 *  behind one is options only. */
export function readMember(kinds: readonly string[], line: string): Member | undefined {
  if (!line.includes(' ')) return memberOf(kinds, line, NONE);
  const options = new Map<string, string>();
  let text = line;
  // A comment may hold spaces, and words that look like options; it cannot hold a quote.
  const quote = line.indexOf(COMMENT);
  if (quote >= 0) {
    const end = line.indexOf('"', quote + COMMENT.length);
    options.set('comment', line.slice(quote + COMMENT.length, end < 0 ? undefined : end));
    text = line.slice(0, quote) + (end < 0 ? '' : line.slice(end + 1));
  }
  const words = wordsOf(text);
  const [element = ''] = words;
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    if (FLAGS.has(word)) options.set(word, '');
    else if (!OPTIONS.has(word)) return undefined;
    else options.set(word, words[++at] ?? '');
  }
  return memberOf(kinds, element, options);
}

/** Options with a value. */
const OPTIONS: ReadonlySet<string> = new Set(['timeout', 'packets', 'bytes', 'skbmark', 'skbprio', 'skbqueue']);
