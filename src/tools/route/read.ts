import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Header, readHeader } from './header.ts';
import { type RouteRow, readRow, viaOf } from './row.ts';
import type { Route } from './value.generated.ts';

/** `Kernel IP routing table`, `Kernel IPv6 routing table`, `Kernel-IP-Routentabelle`, `INET (IPv4) not configured ...` */
const TITLE = /^(?:Kernel[ -]IP|Table de routage IP|Tabla de rutas IP|Tabella di routing IP)/;

function weigh(routes: RouteRow[], headers: readonly Header[], leftovers: Leftovers): Route {
  // The routing cache (-C) is a list of answers, not of routes.
  const defaults = routes.filter(
    (route) => route.is_default && !route.reject && route.flags.includes('U') && route.source === undefined,
  );
  const tables = headers.filter(({ columns }) => !columns.includes('source'));
  return {
    routes,
    defaults: defaults.map((route) => ({
      family: route.family,
      ...maybe('via', viaOf(route)),
      ...maybe('dev', route.iface),
      ...maybe('metric', route.metric),
    })),
    has_default: defaults.some(({ family }) => family === 'inet'),
    has_default_v6: defaults.some(({ family }) => family === 'inet6'),
    ipv4_shown: tables.some(({ family }) => family === 'inet'),
    ipv6_shown: tables.some(({ family }) => family === 'inet6'),
    leftovers: leftovers.lines,
  };
}

/** Reads `route` of net-tools and BusyBox. A table without a route is a value. */
export function readRoute(input: ReadInput): Reading<Route> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`route did not print its table to the end: ${early}`);
  const leftovers = new Leftovers();
  const routes: RouteRow[] = [];
  const headers: Header[] = [];
  for (const line of printedLines(input.stdout)) {
    const header = readHeader(line.text);
    if (header !== undefined) {
      headers.push(header);
      continue;
    }
    const table = headers.at(-1);
    const route = table === undefined ? undefined : readRow(line.text, table);
    if (route !== undefined) routes.push(route);
    else if (!TITLE.test(line.text)) leftovers.add(line);
  }
  for (const line of printedLines(input.stderr)) leftovers.add(line);
  if (headers.length === 0 || (routes.length === 0 && exitCode(input.ending) !== 0))
    return unreadable(
      'a routing table was expected, with "Destination  Gateway  Genmask  Flags ..." above it',
      firstLine(input.stderr) ?? leftovers.lines[0],
    );
  return readingOf(weigh(routes, headers, leftovers));
}
