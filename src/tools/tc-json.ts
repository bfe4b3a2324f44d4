import { isObject, type JsonObject } from './json-output.ts';
import type { TcObject } from './tc-text.ts';

/** Fields of `tc -j` that every kind has. */
const COMMON: readonly string[] = [
  'kind',
  'handle',
  'dev',
  'root',
  'parent',
  'refcnt',
  'offloaded',
  'options',
  'bytes',
  'packets',
  'drops',
  'overlimits',
  'requeues',
  'backlog',
  'qlen',
  'class',
  'leaf',
  'prio',
];

function text(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value))
    return value.filter((item) => typeof item === 'string' || typeof item === 'number').join(' ');
  return undefined;
}

/** Options as text; one inside another as `delay.jitter`. */
function flat(options: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([key, value]) => {
      if (!isObject(value)) return text(value) === undefined ? [] : [[key, text(value) ?? '']];
      return Object.entries(value).flatMap(([inner, one]) => {
        const said = text(one);
        return said === undefined ? [] : [[`${key}.${inner}`, said]];
      });
    }),
  );
}

/** An object of `tc -s -j qdisc` or `tc -s -j class`. */
export function tcObjectOf(fields: JsonObject): TcObject {
  return {
    fields,
    options: flat(isObject(fields.options) ? fields.options : {}),
    stats: Object.fromEntries(
      Object.entries(fields).flatMap(([key, value]) =>
        typeof value === 'number' && Number.isFinite(value) && !COMMON.includes(key) ? [[key, value]] : [],
      ),
    ),
  };
}
