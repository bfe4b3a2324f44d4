import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isList, readIpList } from '../ip-output.ts';
import { integerField, isObject, type JsonObject, objectsField, textField, textsField } from '../json-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { familyOf, type Route, readNextHopLine, readRouteLine, statusOf } from './text.ts';
import type { IpRoute } from './value.generated.ts';

function viaOf(route: JsonObject): string | undefined {
  const { via } = route;
  return textField(route, 'gateway') ?? (isObject(via) ? textField(via, 'host') : undefined);
}

function nextHopOf(hop: JsonObject): Route['nexthops'][number] {
  return {
    ...maybe('via', viaOf(hop)),
    ...maybe('dev', textField(hop, 'dev')),
    ...maybe('weight', integerField(hop, 'weight')),
    flags: textsField(hop, 'flags'),
  };
}

/** The table that was asked for: ip does not print it again with each route. */
function tableOf(input: ReadInput): string {
  const place = input.argv.indexOf('table');
  const asked = typeof input.with?.table === 'string' ? input.with.table : place < 0 ? 'main' : input.argv[place + 1];
  return asked === undefined || asked === 'all' ? 'main' : asked;
}

function routeOf(route: JsonObject, table: string): Route | undefined {
  const ip = textField(route, 'dst');
  if (ip === undefined) return undefined;
  const via = viaOf(route);
  const src = textField(route, 'prefsrc');
  const nexthops = objectsField(route, 'nexthops').map(nextHopOf);
  const first = ip === 'default' ? (via ?? nexthops[0]?.via) : undefined;
  const metrics = objectsField(route, 'metrics')[0] ?? {};
  return {
    ip,
    // An IPv6 default over a bare device names no address at all; only its preference tells.
    family: textField(route, 'pref') === undefined ? familyOf(ip, src, first) : 'inet6',
    type: textField(route, 'type') ?? 'unicast',
    table: textField(route, 'table') ?? table,
    ...maybe('via', via),
    ...maybe('dev', textField(route, 'dev')),
    ...maybe('proto', textField(route, 'protocol')),
    ...maybe('scope', textField(route, 'scope')),
    ...maybe('src', src),
    ...maybe('metric', integerField(route, 'metric')),
    ...maybe('mtu', integerField(metrics, 'mtu')),
    ...maybe('status', statusOf(textsField(route, 'flags'))),
    flags: textsField(route, 'flags'),
    nexthops,
  };
}

function usable(route: Route): boolean {
  return route.type === 'unicast' && route.status === undefined;
}

function weigh(routes: Route[], leftovers: Leftovers): IpRoute {
  const defaults = routes.filter(({ ip, table }) => ip === 'default' && table === 'main');
  return {
    routes,
    defaults: defaults.map(({ family, via, dev, metric }) => ({
      family,
      ...maybe('via', via),
      ...maybe('dev', dev),
      ...maybe('metric', metric),
    })),
    has_default: defaults.some((route) => route.family === 'inet' && usable(route)),
    has_default_v6: defaults.some((route) => route.family === 'inet6' && usable(route)),
    leftovers: leftovers.lines,
  };
}

function readText(input: ReadInput): Reading<IpRoute> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ip did not print its list to the end: ${early}`);
  const leftovers = new Leftovers();
  const routes: Route[] = [];
  for (const line of printedLines(input.stdout)) {
    const route = readRouteLine(line.text, tableOf(input));
    const hop = route === undefined ? readNextHopLine(line.text) : undefined;
    const above = routes.at(-1);
    if (route !== undefined) routes.push(route);
    else if (hop !== undefined && above !== undefined) above.nexthops.push(hop);
    else leftovers.add(line);
  }
  const [unknown] = leftovers.lines;
  if (routes.length === 0 || exitCode(input.ending) !== 0)
    return unreadable(
      'a route was expected, as "default via 192.0.2.254 dev eth0"',
      unknown ?? firstLine(input.stderr),
    );
  return readingOf(weigh(routes, leftovers));
}

/** Reads `ip -j route`, and `ip route` as text. No route at all is a value. */
export function readIpRoute(input: ReadInput): Reading<IpRoute> {
  const first = firstLine(input.stdout)?.text.trimStart();
  if (first !== undefined && !first.startsWith('[')) return readText(input);
  const list = readIpList(input, 'a list of routes was expected, as "ip -j route" prints it');
  if (!isList(list)) return list;
  const routes = list.flatMap((route) => routeOf(route, tableOf(input)) ?? []);
  if (routes.length < list.length) return unreadable('an object without "dst" is no route');
  return readingOf(weigh(routes, new Leftovers()));
}
