import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { sameAddress } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { isObject, objectField, wordField } from '../json-output.ts';
import { endedEarly, Leftovers, type Line, maybe, readingOf, unreadable } from '../output.ts';
import { readSaidJson } from '../said-json.ts';
import { isLookupFailure, isSendFailure, repeatedOf } from '../trace.ts';
import { type Hop, hopOf } from './hop.ts';
import type { Trippy } from './value.generated.ts';

/** `Error: error: IO error: Connect error for 192.0.2.1:80: Network is unreachable (os error 101)` */
const ERROR = /^Error: (?:error: )?(?<text>.{1,400})$/;
const EXPECTED = 'a report of trippy was expected, as "trip -m json" prints it';

interface Trouble {
  readonly kind: 'unknown_host' | 'local_error' | 'no_privilege';
  readonly text: string;
}

/** What trippy says about itself instead of about a hop. Absent when it is none of these. */
function troubleOf(line: Line): Trouble | undefined {
  const text = ERROR.exec(line.text)?.groups?.text;
  if (text === undefined) return undefined;
  if (text.startsWith('privileges are required')) return { kind: 'no_privilege', text };
  if (text.startsWith('failed to resolve target') || isLookupFailure(text)) return { kind: 'unknown_host', text };
  return isSendFailure(text) ? { kind: 'local_error', text: oneLine(text) } : undefined;
}

/** From where on every hop that answers lost probes. */
function lossBegins(hops: readonly Hop[]): number | undefined {
  let begins: number | undefined;
  for (const hop of hops.filter(({ answered }) => answered).reverse()) {
    if (hop.lost === 0) break;
    begins = hop.ttl;
  }
  return begins;
}

/** What follows from the hops. Beyond the destination nothing is weighed: where it does not answer each time, trippy
 *  probes on, and it answers at greater distances too. */
function weigh(hops: readonly Hop[], address: string | undefined) {
  const isThere = (hop: Hop) =>
    hop.answered && address !== undefined && hop.hosts.some((host) => sameAddress(host, address));
  const found = hops.findIndex(isThere);
  const destination = hops[found];
  const way = found < 0 ? hops : hops.slice(0, found + 1);
  const last = way.findLast(({ answered }) => answered);
  const made: Pick<Trippy, 'silent_hops' | 'repeated'> & Partial<Trippy> = {
    ...maybe('reached', address === undefined || hops.length === 0 ? undefined : destination !== undefined),
    ...maybe('reached_at', destination?.ttl),
    ...maybe('last_hop', last?.ttl),
    ...maybe('last_host', last?.address),
    ...maybe('destination_sent', destination?.sent),
    ...maybe('destination_lost', destination?.lost),
    ...maybe('destination_loss_percent', destination?.loss_percent),
    ...maybe('loss_begins_at', lossBegins(way)),
    silent_hops: way.filter(({ answered }) => !answered).length,
    repeated: repeatedOf(way.map(({ hosts }) => hosts)),
  };
  return made;
}

/** The report. Absent when the JSON is none, or holds a hop that cannot be read. */
function reportOf(json: unknown) {
  if (!isObject(json) || !Array.isArray(json.hops)) return undefined;
  const target = objectField(objectField(json, 'info'), 'target');
  const address = wordField(target, 'ip');
  const hops = json.hops.flatMap((hop) => hopOf(hop) ?? []);
  if (
    address === undefined ||
    hops.length < json.hops.length ||
    hops.some(({ ttl }, at) => ttl <= (hops[at - 1]?.ttl ?? 0))
  )
    return undefined;
  return { hops, address, destination: wordField(target, 'hostname') ?? address };
}

/** Reads `trip -m json`. */
export function readTrippy(input: ReadInput): Reading<Trippy> {
  const early = endedEarly(input.ending);
  const { json, said } = readSaidJson(input);
  const report = reportOf(json);
  const asked = typeof input.with?.host === 'string' ? input.with.host : undefined;
  if (report !== undefined) {
    const leftovers = new Leftovers();
    for (const line of said) leftovers.add(line);
    const { hops, address, destination } = report;
    const made = { destination: asked ?? destination, address, hops };
    return readingOf({ ...made, ...weigh(hops, address), unknown_host: false, leftovers: leftovers.lines });
  }
  if (early !== undefined) return unreadable(`trippy did not print its report: ${early}`);
  for (const line of said) {
    const trouble = troubleOf(line);
    if (trouble === undefined) continue;
    if (trouble.kind === 'no_privilege') return unreadable('trippy was not allowed to send', line);
    return readingOf({
      ...maybe('destination', asked),
      hops: [],
      ...weigh([], undefined),
      ...(trouble.kind === 'local_error' ? { local_error: trouble.text } : {}),
      unknown_host: trouble.kind === 'unknown_host',
      leftovers: [],
    });
  }
  return unreadable(EXPECTED, said[0]);
}
