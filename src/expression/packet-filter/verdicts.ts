import { type Fields, type Fit, type Flow, text, words } from './flow.ts';
import { addressFits } from './match.ts';

/** What a rule does with a packet that it fits. */
export interface Verdict {
  readonly fit: Fit;
  readonly verdict: string;
  readonly target: string | undefined;
}

/** `ct state vmap { established : accept, invalid : drop }`, `tcp dport vmap { 22 : accept, 80-90 : jump web }` */
const MAP = /^(?<field>[a-z0-9 ]{2,30}) vmap \{ (?<body>.{1,2000}) \}$/;
const ELEMENT = /^(?<key>\S{1,60}) : (?<verdict>accept|drop|return|continue|queue|(?:jump|goto) (?<target>\S{1,100}))$/;

function valueFit(field: string, key: string, flow: Flow): Fit {
  const port = /^(tcp|udp|th) (dport|sport)$/.exec(field);
  if (port !== null) {
    if (port[1] !== 'th' && port[1] !== flow.protocol) return flow.protocol === undefined ? 'maybe' : 'no';
    const own = port[2] === 'dport' ? flow.dport : flow.sport;
    const [first, last] = key.split('-').map(Number);
    if (own === undefined || first === undefined || !Number.isFinite(first)) return 'maybe';
    return own >= first && own <= (last ?? first) ? 'yes' : 'no';
  }
  const address = /^ip6? (saddr|daddr)$/.exec(field);
  if (address !== null) {
    const own = address[1] === 'daddr' ? flow.destination : flow.source;
    if (own === undefined) return 'maybe';
    return addressFits(own, key) ? 'yes' : 'no';
  }
  const word: Readonly<Record<string, string | undefined>> = {
    'ct state': flow.state,
    'meta l4proto': flow.protocol,
    'ip protocol': flow.protocol,
    iifname: flow.interfaceIn,
    oifname: flow.interfaceOut,
  };
  if (!(field in word)) return 'maybe';
  const own = word[field];
  if (own === undefined) return 'maybe';
  return own === key.replaceAll('"', '') ? 'yes' : 'no';
}

/** What a rule comes to: its one verdict, or those of its verdict map that the packet could meet. A map that cannot be
 *  read may do anything. */
export function verdictsOf(rule: Fields, fit: Fit, flow: Flow): readonly Verdict[] {
  const verdict = text(rule.verdict) ?? 'continue';
  if (verdict !== 'map') return [{ fit, verdict, target: text(rule.target) }];
  const piece = words(rule.other).find((other) => other.includes(' vmap '));
  const map = MAP.exec(piece ?? '')?.groups;
  const elements = map?.body?.split(', ').map((element) => ELEMENT.exec(element)?.groups) ?? [undefined];
  if (map?.field === undefined || elements.some((element) => element === undefined))
    return ['accept', 'drop'].map((either) => ({
      fit: fit === 'no' ? 'no' : 'maybe',
      verdict: either,
      target: undefined,
    }));
  const { field } = map;
  return elements.flatMap((element): readonly Verdict[] => {
    if (element?.key === undefined || element.verdict === undefined) return [];
    const own = valueFit(field, element.key, flow);
    if (own === 'no' || fit === 'no') return [];
    const both = own === 'yes' && fit === 'yes' ? 'yes' : 'maybe';
    return [{ fit: both, verdict: element.verdict.split(' ')[0] ?? 'continue', target: element.target }];
  });
}
