import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../../src/model/report.ts';

const folder = new URL('fixtures/', import.meta.url);

/** The names of the saved reports. */
export const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

export function loadReport(name: string): Report {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

/** Keys whose values come from a fixed list of words, or are times: the rest is text from outside. */
const FIXED = new Set([
  'verdict',
  'severity',
  'confidence',
  'role',
  'kind',
  'network_kind',
  'state',
  'vantage',
  'engine',
  'how',
  'reason',
  'risk',
  'stream',
  'started_at',
]);

/** The value with every text from outside replaced. Keys of parameters stay. */
export function replaceTexts(value: unknown, replace: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return FIXED.has(key) ? value : replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, replace, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, replaceTexts(item, replace, name)]));
}

/** A report in which every text from outside comes from `replace`. */
export function hostileReport(name: string, replace: (text: string) => string): Report {
  return JSON.parse(JSON.stringify(replaceTexts(loadReport(name), replace)));
}
