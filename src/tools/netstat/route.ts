import { wholeNumber, wordsOf } from '../words.ts';
import type { Interface, Route } from './value.generated.ts';

/** netstat(8) of Linux and route(8). */
const LINUX_FLAGS: Readonly<Record<string, string>> = {
  U: 'UP',
  H: 'HOST',
  G: 'GATEWAY',
  R: 'REINSTATE',
  D: 'DYNAMIC',
  M: 'MODIFIED',
  A: 'ADDRCONF',
  C: 'CACHE',
  '!': 'REJECT',
};
/** netstat(1) of macOS and FreeBSD. */
const BSD_FLAGS: Readonly<Record<string, string>> = {
  '1': 'PROTO1',
  '2': 'PROTO2',
  '3': 'PROTO3',
  B: 'BLACKHOLE',
  b: 'BROADCAST',
  C: 'CLONING',
  c: 'PRCLONING',
  D: 'DYNAMIC',
  G: 'GATEWAY',
  H: 'HOST',
  I: 'IFSCOPE',
  i: 'IFREF',
  L: 'LLINFO',
  M: 'MODIFIED',
  m: 'MULTICAST',
  R: 'REJECT',
  r: 'ROUTER',
  S: 'STATIC',
  U: 'UP',
  W: 'WASCLONED',
  X: 'XRESOLVE',
  Y: 'PROXY',
  g: 'GLOBAL',
};
/** Headings and their fields. */
const TEXTS = new Map(
  Object.entries({
    destination: 'destination',
    gateway: 'gateway',
    genmask: 'genmask',
    flags: 'route_flags',
    flag: 'route_flags',
    iface: 'iface',
    netif: 'iface',
    if: 'iface',
    expire: 'expire',
  } as const),
);
const NUMBERS = new Map(
  Object.entries({
    metric: 'metric',
    met: 'metric',
    ref: 'route_refs',
    refs: 'route_refs',
    use: 'use',
    mss: 'mss',
    window: 'window',
    irtt: 'irtt',
    mtu: 'mtu',
  } as const),
);

/** A whole number that may be negative: the metric of a route that nothing may use is -1. */
function signed(text: string): number | undefined {
  const number = wholeNumber(text.startsWith('-') ? text.slice(1) : text);
  return number !== undefined && text.startsWith('-') ? -number : number;
}

/** A line below `Destination Gateway Genmask Flags ...`, by its columns; BSD leaves the last one out.
 *  Absent when it is none. */
export function readRoute(
  line: string,
  columns: readonly string[],
  family: Route['family'] | undefined,
): Route | undefined {
  const words = wordsOf(line);
  if (
    words[0] === 'Destination' ||
    words.length < 4 ||
    words.length > columns.length ||
    words.length < columns.length - 1
  )
    return undefined;
  const bsd = columns.includes('netif');
  const route: Route = { kind: 'route', family: family ?? 'inet', destination: words[0] ?? '', route_flags_pretty: [] };
  for (const [at, word] of words.entries()) {
    const text = TEXTS.get(columns[at] ?? '');
    const number = NUMBERS.get(columns[at] ?? '');
    const value = number === undefined ? undefined : signed(word);
    if (text !== undefined) route[text] = word;
    else if (number !== undefined && value !== undefined) route[number] = value;
  }
  if (!/^[A-Za-z0-9!]{1,32}$/.test(route.route_flags ?? '')) return undefined;
  const names = bsd ? BSD_FLAGS : LINUX_FLAGS;
  route.route_flags_pretty = [...(route.route_flags ?? '')].flatMap((letter) => names[letter] ?? []);
  if (family === undefined && route.destination.includes(':')) route.family = 'inet6';
  return route;
}

const COUNTERS = new Map(
  Object.entries({
    mtu: 'mtu',
    rx_ok: 'rx_ok',
    rx_err: 'rx_err',
    rx_drp: 'rx_drp',
    rx_ovr: 'rx_ovr',
    tx_ok: 'tx_ok',
    tx_err: 'tx_err',
    tx_drp: 'tx_drp',
    tx_ovr: 'tx_ovr',
    ipkts: 'ipkts',
    ierrs: 'ierrs',
    idrop: 'idrop',
    ibytes: 'ibytes',
    opkts: 'opkts',
    oerrs: 'oerrs',
    obytes: 'obytes',
    coll: 'coll',
    drop: 'drop',
  } as const),
);

/** A line below `Iface MTU RX-OK ...` or, of BSD, `Name Mtu Network Address Ipkts ...`, where an address may be missing. */
export function readInterface(line: string, columns: readonly string[]): Interface | undefined {
  let words = wordsOf(line);
  const name = words[0] ?? '';
  const silent = line.includes(' - no statistics available -');
  if (silent)
    words = [...words.slice(0, words.indexOf('-')), ...Array.from({ length: 8 }, () => '-'), words.at(-1) ?? ''];
  const place = columns.indexOf('address');
  if (place >= 0 && words.length === columns.length - 1) words = [...words.slice(0, place), '', ...words.slice(place)];
  if (words.length !== columns.length || !/^[^\s:]{1,32}(?::[^\s]{1,16})?$/.test(name)) return undefined;
  const found: Interface = { kind: 'interface', iface: name };
  for (const [at, word] of words.entries()) {
    const column = columns[at] ?? '';
    const field = COUNTERS.get(column);
    const number = field === undefined ? undefined : wholeNumber(word);
    if (field !== undefined && number !== undefined) found[field] = number;
    else if ((column === 'met' || column === 'flg' || column === 'network' || column === 'address') && word !== '')
      found[column] = word;
  }
  return found.mtu === undefined && found.ipkts === undefined && found.rx_ok === undefined ? undefined : found;
}
