import type { Context, Outcome, References } from '../model/expression.ts';

/** A value as plain JSON: whole numbers of CEL (BigInt) become numbers, typed objects become records. */
export function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), toPlain(item)]));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]));
  }
  return value;
}

/** Text for people: numbers without needless digits, lists with commas. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number.isInteger(value) ? value : Number(value.toFixed(3)));
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return value.map(toText).join(', ');
  return JSON.stringify(value) ?? '';
}

/** Why an expression has no value: the missing words that it names, else what CEL said. */
export function explainUnknown(error: unknown, source: string, references: References, context: Context): Outcome {
  const reasons: string[] = [];
  for (const id of references.steps) {
    const why = context.why.steps[id];
    if (why !== undefined) reasons.push(why);
  }
  for (const name of references.facts)
    if (!(name in context.facts)) reasons.push(context.why.facts[name] ?? `${name} is not known`);
  for (const name of references.params)
    if (!(name in context.params)) reasons.push(context.why.params[name] ?? `no ${name} was given`);
  if (references.peer && Object.keys(context.peer).length === 0) reasons.push('no --peer was given');
  // A fact's reason may already be several: each is told once.
  const distinct = [...new Set(reasons.flatMap((reason) => reason.split('; ')))];
  if (distinct.length > 0) return { kind: 'unknown', because: distinct.slice(0, 3).join('; ') };
  return { kind: 'unknown', because: plainError(error, source) };
}

function plainError(error: unknown, source: string): string {
  if (!(error instanceof Error)) return 'it has no value';
  const message = (error.message.split('\n')[0] ?? '').trim();
  const shown = source.length > 80 ? `${source.slice(0, 79)}…` : source;
  const index = /index out of bounds, index (-?\d+)/.exec(message)?.[1];
  if (index !== undefined) return `there is no item ${index} in ${shown}`;
  const key = /^No such key: (\w+)/.exec(message)?.[1];
  return key === undefined ? message : `${key} is absent in ${shown}`;
}
