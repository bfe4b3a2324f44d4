import { canonicalAddress, ipVersion } from '../../util/address.ts';
import { type Fields, type Fit, type Flow, isFields, number, records, text, words } from './flow.ts';
import { type Lookup, ruleFit } from './match.ts';
import { nameOfPolicy, nameOfRule, placeOfNat } from './names.ts';
import { type Chain, chainsOf, chainsOnTheWay } from './rulesets.ts';
import { setLookup } from './sets.ts';
import { verdictsOf } from './verdicts.ts';

/** One place in the rules where a packet of the flow is, or may be, stopped or sent elsewhere. Snake case: expressions
 *  see it. Fields without a value are absent. */
export type Stop = Readonly<Record<string, unknown>>;

/** Guards against rules that call each other in a circle, which no kernel has. */
const DEPTH_MAX = 20;
const RULES_MAX = 200_000;

interface Walk {
  readonly among: ReadonlyMap<string, Chain>;
  readonly hook: string;
  readonly lookup: Lookup;
  readonly stops: Stop[];
  /** The flow as it was asked for, for whoever reads the answer. */
  readonly asked: unknown;
  flow: Flow;
  /** A packet that nothing stopped before surely gets here: nothing may have accepted it. */
  certain: boolean;
  seen: number;
}

/** passed: accepted here. stopped: nothing comes further. left: the chain ended without a word. */
type End = 'passed' | 'stopped' | 'left';

function stopOf(walk: Walk, chain: Chain, rule: Fields, fit: Fit, verdict: string): Stop {
  const packets = number(rule.packets);
  const to = placeOfNat(rule);
  const reject = text(rule.reject_with);
  return {
    key: `${chain.source} ${text(rule.key) ?? ''}`,
    kind: 'rule',
    name: nameOfRule(chain, rule),
    source: chain.source,
    family: chain.family,
    table: chain.table,
    chain: chain.name,
    hook: walk.hook,
    verdict,
    certain: walk.certain && fit === 'yes',
    line: text(rule.line) ?? '',
    limited: rule.limit !== undefined,
    counted: rule.connlimit !== undefined,
    by_chance: rule.probability !== undefined || rule.every !== undefined,
    flow: walk.asked,
    sets: [...records(rule.sets).map(({ name }) => String(name)), ...words(rule.sets)],
    ...(packets === undefined ? {} : { packets }),
    ...(to === undefined ? {} : { to }),
    ...(reject === undefined ? {} : { reject_with: reject }),
  };
}

/** The flow after its destination was translated: `198.51.100.1:8080`, `:15001`. */
function translated(flow: Flow, to: string | undefined): Flow {
  const port = Number(/:(\d{1,5})$/.exec(to ?? '')?.[1] ?? Number.NaN);
  const address = to?.replace(/:\d{1,5}$/, '').replace(/^\[|\]$/g, '');
  const { destination: _, dport, ...rest } = flow;
  const destination =
    address === undefined || address === '' ? (flow.version === 6 ? '::1' : '127.0.0.1') : canonicalAddress(address);
  const ported = Number.isFinite(port) ? port : dport;
  return {
    ...rest,
    ...(destination === undefined ? {} : { destination }),
    ...(ported === undefined ? {} : { dport: ported }),
  };
}

function runRule(walk: Walk, chain: Chain, rule: Fields, depth: number): End | 'return' | 'next' {
  for (const { fit, verdict, target } of verdictsOf(rule, ruleFit(rule, walk.flow, walk.lookup), walk.flow)) {
    if (fit === 'no' || verdict === 'continue') continue;
    if (verdict === 'jump' || verdict === 'goto') {
      const next = walk.among.get(
        [...(chain.source === 'nft' ? [chain.family] : []), chain.table, target ?? ''].join(' '),
      );
      if (next === undefined) continue;
      walk.certain &&= fit === 'yes';
      const end = runChain(walk, next, depth + 1);
      if (fit === 'yes' && end !== 'left') return end;
      if (fit === 'yes' && verdict === 'goto') return 'return';
      continue;
    }
    if (verdict === 'return') {
      if (fit === 'yes') return 'return';
      walk.certain = false;
      continue;
    }
    if (verdict === 'accept') {
      if (fit === 'yes') return 'passed';
      walk.certain = false;
      continue;
    }
    const nat = text(rule.nat) ?? text(rule.target)?.toLowerCase();
    if (verdict === 'nat' && nat !== 'dnat' && nat !== 'redirect' && nat !== 'netmap') {
      if (fit === 'yes') return 'passed';
      continue;
    }
    walk.stops.push(stopOf(walk, chain, rule, fit, verdict));
    if (verdict === 'nat' && fit === 'yes') {
      walk.flow = translated(walk.flow, placeOfNat(rule));
      return 'passed';
    }
    if (fit === 'yes' && verdict !== 'queue') return 'stopped';
    // A drop that may be leaves nothing open: what comes after it is met, or not needed any more.
    if (verdict === 'queue' || verdict === 'nat') walk.certain = false;
  }
  return 'next';
}

function runChain(walk: Walk, chain: Chain, depth: number): End {
  if (depth > DEPTH_MAX) return 'left';
  for (const rule of chain.rules) {
    if (++walk.seen > RULES_MAX) return 'left';
    const end = runRule(walk, chain, rule, depth);
    if (end === 'return') return 'left';
    if (end !== 'next') return end;
  }
  return 'left';
}

function policyStop(walk: Walk, chain: Chain): Stop {
  return {
    key: `${chain.source} ${chain.table} ${chain.name} policy`,
    kind: 'policy',
    name: nameOfPolicy(chain),
    source: chain.source,
    family: chain.family,
    table: chain.table,
    chain: chain.name,
    hook: walk.hook,
    verdict: 'drop',
    certain: walk.certain,
    line: chain.source === 'nft' ? 'policy drop;' : `:${chain.name} DROP`,
    limited: false,
    counted: false,
    by_chance: false,
    flow: walk.asked,
    sets: [],
    ...(chain.policyPackets === undefined ? {} : { packets: chain.policyPackets }),
  };
}

/** Where in the rules the first packet of a flow is or may be dropped, rejected, queued or sent elsewhere, in the order in
 *  which the kernel asks. Nothing comes after the first place where it surely ends. */
export function stopsOf(readings: readonly unknown[], asked: unknown): readonly Stop[] {
  const flow = flowOf(asked);
  const fields = readings.filter(isFields);
  const lookup = setLookup(fields);
  const stops: Stop[] = [];
  let current = flow;
  for (const { chain, among } of chainsOnTheWay(chainsOf(fields), flow)) {
    // nat chains are asked for new flows alone.
    if (chain.nat && current.state !== undefined && current.state !== 'new') continue;
    const walk: Walk = { among, hook: chain.hook ?? '', lookup, stops, asked, flow: current, certain: true, seen: 0 };
    const end = runChain(walk, chain, 0);
    current = walk.flow;
    if (end === 'left' && chain.policy === 'drop') stops.push(policyStop(walk, chain));
    if (walk.certain && (end === 'stopped' || (end === 'left' && chain.policy === 'drop'))) break;
  }
  return stops;
}

/** A flow as an expression writes it: a map of the known. */
function flowOf(map: unknown): Flow {
  const fields: Fields = map instanceof Map ? Object.fromEntries(map) : isFields(map) ? map : {};
  const known = <T>(name: keyof Flow, value: T | undefined) => (value === undefined ? {} : { [name]: value });
  const source = text(fields.source);
  const destination = text(fields.destination);
  const version = ipVersion(destination ?? '') ?? ipVersion(source ?? '');
  const way = fields.way === 'in' || fields.way === 'through' ? fields.way : 'out';
  return {
    way,
    ...known('version', version),
    ...known('protocol', text(fields.protocol)),
    ...known('source', source),
    ...known('destination', destination),
    ...known('sport', number(fields.sport)),
    ...known('dport', number(fields.dport)),
    ...known('state', text(fields.state)),
    ...known('interfaceIn', text(fields.interface_in)),
    ...known('interfaceOut', text(fields.interface_out)),
    ...known('icmpType', text(fields.icmp_type)),
  };
}
