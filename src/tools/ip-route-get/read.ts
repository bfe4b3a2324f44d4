import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';
import {
  integerField,
  isObject,
  type JsonObject,
  objectsField,
  parseObjects,
  textField,
  textsField,
} from '../json-output.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { routeOfText } from './text.ts';
import type { IpRouteGet } from './value.generated.ts';

/** `RTNETLINK answers: Network is unreachable`, BusyBox `ip: RTNETLINK answers: ...`, `Error: ...` */
const ANSWER = /^(?:ip: )?RTNETLINK answers: (?<error>.+)$/;
/** Types of routes that lead nowhere (ip-route(8)). */
const DEAD_ENDS: readonly string[] = ['unreachable', 'blackhole', 'prohibit', 'throw'];

function gatewayOf(route: JsonObject): string | undefined {
  const via = route.via;
  return textField(route, 'gateway') ?? (isObject(via) ? textField(via, 'host') : undefined);
}

function routeFields(route: JsonObject) {
  const metrics = objectsField(route, 'metrics')[0] ?? {};
  const text = ['dst', 'from', 'type', 'dev', 'prefsrc', 'table', 'iif', 'protocol'] as const;
  const whole = ['mark', 'uid', 'metric'] as const;
  return {
    ...Object.fromEntries(text.flatMap((key) => pair(key, textField(route, key)))),
    ...Object.fromEntries(whole.flatMap((key) => pair(key, integerField(route, key)))),
    ...maybe('gateway', gatewayOf(route)),
    ...maybe('mtu', integerField(metrics, 'mtu')),
    ...maybe('advmss', integerField(metrics, 'advmss')),
    ...maybe('expires_s', integerField(route, 'expires')),
  };
}

function pair<V>(key: string, value: V | undefined): [string, V][] {
  return value === undefined ? [] : [[key, value]];
}

function refused(error: string, leftovers: Leftovers): IpRouteGet {
  return { reachable: false, error, flags: [], cache: [], connected: false, leftovers: leftovers.lines };
}

/** Lists of routes, neighbours and forwarding entries look alike, but name networks, have no flags, or have a MAC. */
function isRouteToOne(route: JsonObject): boolean {
  return (
    ipVersion(textField(route, 'dst') ?? '') !== undefined && Array.isArray(route.flags) && route.mac === undefined
  );
}

/** The route of `ip route get` as text: two lines, and not more. */
function routesOfText(stdout: string): readonly JsonObject[] {
  const lines: string[] = [];
  for (const { text } of printedLines(stdout)) if (lines.push(text) > 2) return [];
  const route = routeOfText(lines);
  return route === undefined ? [] : [route];
}

/** Reads `ip -j route get`, and `ip route get` as text. "There is no route" is a value. */
export function readIpRouteGet(input: ReadInput): Reading<IpRouteGet> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ip did not answer: ${early}`);
  const leftovers = new Leftovers();
  let error: string | undefined;
  for (const line of printedLines(input.stderr)) {
    const said = ANSWER.exec(line.text)?.groups?.error;
    if (said === undefined) leftovers.add(line);
    else error ??= said;
  }
  if (error !== undefined) return readingOf(refused(error, leftovers));
  const first = firstLine(input.stdout);
  const said = ANSWER.exec(first?.text ?? '')?.groups?.error;
  if (said !== undefined) return readingOf(refused(said, leftovers));
  const [route, ...more] = parseObjects(input.stdout) ?? routesOfText(input.stdout);
  if (route === undefined || more.length > 0 || !isRouteToOne(route))
    return unreadable('one route was expected, as "ip -j route get" prints it', first ?? firstLine(input.stderr));
  const type = textField(route, 'type');
  const reachable = type === undefined || !DEAD_ENDS.includes(type);
  return readingOf({
    reachable,
    ...maybe('error', reachable ? undefined : type),
    ...routeFields(route),
    flags: textsField(route, 'flags'),
    cache: textsField(route, 'cache'),
    connected: reachable && gatewayOf(route) === undefined,
    leftovers: leftovers.lines,
  });
}
