import { epochOf } from './http-date.ts';

/** Headers sorted by what their values are. */
export interface Headers {
  readonly headers: Record<string, string>;
  readonly lists: Record<string, string[]>;
  readonly numbers: Record<string, number>;
  readonly number_lists: Record<string, number[]>;
}

/** Lists separated by commas (RFC 9110 5.6.1). */
const COMMA_LISTS = new Set(
  `accept accept-ch accept-encoding accept-language accept-patch accept-post accept-ranges access-control-allow-headers
  access-control-allow-methods access-control-expose-headers access-control-request-headers allow alt-svc cache-control
  clear-site-data connection content-encoding content-language critical-ch expect-ct forwarded if-match if-none-match im
  keep-alive link permissions-policy permissions-policy-report-only pragma proxy-authenticate reporting-endpoints
  sec-ch-ua sec-ch-ua-full-version-list server-timing timing-allow-origin trailer transfer-encoding upgrade vary via
  warning www-authenticate`.split(/\s+/),
);
/** May come several times; a comma is part of the value. */
const REPEATED = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'cookie',
  'server',
  'set-cookie',
]);
const NUMBERS = new Set(
  `accept-ch-lifetime access-control-max-age age content-dpr content-length content-duration device-memory downlink dpr
  large-allocation max-forwards rtt upgrade-insecure-requests x-content-duration`.split(/\s+/),
);
const DATES = new Set(
  `date expires if-modified-since if-range if-unmodified-since last-modified memento-datetime retry-after`.split(/\s+/),
);
const DECIMAL = /^[0-9]{1,15}(?:\.[0-9]{1,9})?$/;

/** The members of a list; a comma inside quotes is part of its member. */
export function splitList(value: string): string[] {
  if (!value.includes(',')) return [value];
  const members: string[] = [];
  let quoted = false;
  let start = 0;
  const take = (end: number): void => {
    const member = value.slice(start, end).trim();
    if (member !== '') members.push(member);
    start = end + 1;
  };
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === '\\' && quoted) at++;
    else if (char === '"') quoted = !quoted;
    else if (char === ',' && !quoted) take(at);
  }
  take(value.length);
  return members;
}

/** No headers yet. Names come from the network: `__proto__` is a name like any other. */
export function noHeaders(): Headers {
  return { headers: {}, lists: {}, numbers: {}, number_lists: {} };
}

function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Sets a key as a property of its own: `__proto__` is the one name for which an assignment would not. */
function put<T>(record: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
  else record[key] = value;
}

function append<T>(record: Record<string, T[]>, key: string, values: readonly T[]): void {
  const list = own(record, key);
  if (list === undefined) put(record, key, [...values]);
  else for (const value of values) list.push(value);
}

/** Adds a header line. */
export function addHeader(into: Headers, rawName: string, value: string): void {
  const name = rawName.toLowerCase();
  const hits = name === 'x-cache-hits' ? splitList(value) : undefined;
  if (COMMA_LISTS.has(name)) append(into.lists, name, splitList(value));
  else if (REPEATED.has(name)) append(into.lists, name, [value]);
  else if (hits?.every((hit) => DECIMAL.test(hit))) append(into.number_lists, name, hits.map(Number));
  else addSingle(into, name, value);
}

/** A header with one value: a number, a date or text. */
function addSingle(into: Headers, name: string, value: string): void {
  if (NUMBERS.has(name) && DECIMAL.test(value)) {
    put(into.numbers, name, name === 'x-content-duration' ? Number(value) : Math.trunc(Number(value)));
    if (!value.includes('.')) return;
  }
  const before = own(into.headers, name);
  put(into.headers, name, before === undefined ? value : `${before}, ${value}`);
  const epoch = before === undefined && DATES.has(name) ? epochOf(value) : undefined;
  if (epoch !== undefined) put(into.numbers, `${name}_epoch_utc`, epoch);
}
