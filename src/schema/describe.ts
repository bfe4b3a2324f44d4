import type { ErrorObject } from 'ajv';
import { count, oneLine } from '../util/text.ts';
import type { SchemaProblem } from './problem.ts';

/** What the patterns of the schemas look like, in words. A test holds that every pattern of the schemas is here. */
export const PATTERN_WORDS: Readonly<Record<string, string>> = {
  '^[a-z][a-z0-9_]{0,62}$': 'lower case letters, digits and underscores, starting with a letter, at most 63 characters',
  '^[a-z][a-z0-9-]{0,62}$': 'lower case letters, digits and dashes, starting with a letter, at most 63 characters',
  '^[a-z][a-z0-9]*(\\.[a-z0-9_]+)+$': 'a family and a name in lower case, such as dns.resolver_no_response',
  '^[a-z][a-z0-9_.-]*$': 'the id of a check or the code of a cause, in lower case',
  '^[0-9]+(\\.[0-9]+)?(ms|s|m|h)$': 'a number and a unit, such as 200ms, 2s, 1.5m or 1h',
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (key: value)',
  null: 'empty',
};

/** A JSON pointer with one more step. */
export function below(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The last step of a JSON pointer, unescaped. */
export function lastKey(pointer: string): string {
  return pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** What a value is, for the second half of `must be X but is Y`. */
function seen(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return `the text "${oneLine(value, 40)}"`;
  return `${typeof value === 'number' ? 'the number ' : ''}${String(value)}`;
}

/** The name of a place for messages: its key, or `item 2 of steps`. */
export function nameOf(pointer: string): string {
  if (pointer === '') return 'the file';
  const key = lastKey(pointer);
  if (!/^\d+$/.test(key)) return `"${oneLine(key, 60)}"`;
  const list = lastKey(pointer.slice(0, pointer.lastIndexOf('/')));
  return `item ${Number(key) + 1} of "${oneLine(list, 60)}"`;
}

function shaped(word: string, pattern: string): readonly string[] {
  const separator = pattern.includes('0-9_') ? '_' : '-';
  const made = word
    .toLowerCase()
    .trim()
    .replace(/[\s._-]+/g, separator);
  return new RegExp(pattern).test(made) ? [made] : [];
}

function patternProblem(pointer: string, at: 'key' | 'value', written: string, pattern: string): SchemaProblem {
  const words = PATTERN_WORDS[pattern] ?? `text that matches ${pattern}`;
  const name = at === 'key' ? 'a name' : nameOf(pointer);
  const message = `${name} must be ${words}, not "${oneLine(written, 40)}"`;
  return { pointer, at, message, written, candidates: shaped(written, pattern), spoils: pointer };
}

/** One ajv error in words. Absent: another error says the same. */
export function describeError(error: ErrorObject): SchemaProblem | undefined {
  const pointer = error.instancePath;
  const name = nameOf(pointer);
  const params: Readonly<Record<string, unknown>> = error.params;
  const problem = (message: string, more: Partial<SchemaProblem> = {}): SchemaProblem => ({
    pointer,
    at: 'value',
    message,
    spoils: pointer,
    ...more,
  });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const parent: Readonly<Record<string, unknown>> = error.parentSchema ?? {};
      const allowed = Object.keys(typeof parent.properties === 'object' ? (parent.properties ?? {}) : {});
      const at = below(pointer, key);
      const more = { pointer: at, at: 'key', written: key, candidates: allowed, spoils: at } as const;
      return problem(`key "${oneLine(key, 60)}" is not known here`, more);
    }
    case 'propertyNames': {
      const key = String(params.propertyName);
      const schema: unknown = error.schema;
      const pattern = typeof schema === 'object' && schema !== null && 'pattern' in schema ? schema.pattern : '';
      return patternProblem(below(pointer, key), 'key', key, String(pattern));
    }
    case 'pattern':
      if (error.propertyName !== undefined) return undefined;
      return patternProblem(pointer, 'value', String(error.data), String(params.pattern));
    // What fails under it is told by itself.
    case 'if':
      return undefined;
    case 'required':
      return problem(`"${String(params.missingProperty)}" is missing in ${name}`);
    case 'enum': {
      const allowed = strings(params.allowedValues);
      const written = typeof error.data === 'string' ? { written: error.data } : {};
      return problem(`${name} must be ${either(allowed)}, but is ${seen(error.data)}`, {
        candidates: allowed,
        ...written,
      });
    }
    case 'type': {
      const wanted = strings(params.type);
      const pattern: unknown = error.parentSchema?.pattern;
      const words = typeof pattern === 'string' ? PATTERN_WORDS[pattern] : undefined;
      if (words !== undefined) return problem(`${name} must be ${words}, but is ${seen(error.data)}`);
      const quote = wanted.length === 1 && wanted[0] === 'string' && typeof error.data !== 'object';
      const hint = quote ? ': put it in quotes' : '';
      return problem(
        `${name} must be ${either(wanted.map((t) => TYPE_WORDS[t] ?? t))}, but is ${seen(error.data)}${hint}`,
      );
    }
    case 'minItems':
      return problem(`${name} needs ${count(Number(params.limit), 'item')} at least`);
    case 'minLength':
      return problem(`${name} must not be empty`);
    default:
      return problem(`${name} ${error.message ?? 'does not fit its schema'}`);
  }
}
