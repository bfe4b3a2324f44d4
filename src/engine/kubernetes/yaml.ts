import type { Json } from './objects.ts';

/** A manifest as YAML. Texts that are more than a plain word are quoted as in JSON, which YAML reads alike. */
export function yamlOf(json: Json): string {
  return `${linesOf(json, 0).join('\n')}\n`;
}

function linesOf(json: object, depth: number): readonly string[] {
  const pad = '  '.repeat(depth);
  return Object.entries(json).flatMap(([key, value]) => entryLines(`${pad}${scalar(key)}:`, value, depth));
}

function entryLines(head: string, value: unknown, depth: number): readonly string[] {
  if (Array.isArray(value))
    return value.length === 0
      ? [`${head} []`]
      : [head, ...value.flatMap((item: unknown) => itemLines(item, depth + 1))];
  if (typeof value !== 'object' || value === null) return [`${head} ${scalar(value)}`];
  return Object.keys(value).length === 0 ? [`${head} {}`] : [head, ...linesOf(value, depth + 1)];
}

function itemLines(item: unknown, depth: number): readonly string[] {
  const pad = '  '.repeat(depth);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return [`${pad}- ${scalar(item)}`];
  const [first = '', ...rest] = linesOf(item, depth + 1);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

/** Words that YAML would take for something else than text are quoted too. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  const plain = /^[A-Za-z][A-Za-z0-9_./-]*$/.test(value) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
