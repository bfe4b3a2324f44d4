import type { Language, Scope, StepType } from '../expression/language.ts';
import type { Context, Expression, References, Template, ValueType } from '../model/expression.ts';
import type { ParameterType } from '../model/parameter.ts';
import type { Problems } from './problems.ts';
import type { Spot } from './source.ts';

type Locals = Readonly<Record<string, ValueType>>;
type Family = 'steps' | 'facts' | 'params';

/** `steps.query`, `facts.all_silent`: a word and the family it is of. */
const WORD = /(?<![\w.])(?<family>steps|facts|params)\s*\.\??\s*(?<word>[A-Za-z_]\w*)/g;
/** A context in which nothing is known: what an expression comes to in it, no reading can change. */
export const NOTHING_KNOWN: Context = {
  steps: {},
  facts: {},
  params: {},
  to: {},
  target: {},
  peer: {},
  locals: {},
  why: { steps: {}, facts: {}, params: {} },
};

/** The words of one family that an expression's text names. Text inside of string literals counts too, which matters to
 *  nobody: such a word is only looked at, never reported. */
export function namedWords(source: string, family: Family): readonly string[] {
  return [...source.matchAll(WORD)].flatMap(({ groups }) =>
    groups?.family === family && groups.word !== undefined ? [groups.word] : [],
  );
}

/** What to say of a word that is not known in its place, by word. */
export type Hints = ReadonlyMap<string, string>;

/** Words that only some places have. */
const BOUND_WORDS: Hints = new Map([
  ['item', 'there is no "item" here: only a step with "for_each" has one, under the name of its "as"'],
  ['object', 'there is no "object" here: only a cause has one, in title, proof, settle, evidence and fix'],
]);

/** Compiles the expressions of one playbook and places their problems in the file. */
export class Compiler {
  readonly #language: Language;
  readonly #problems: Problems;
  readonly #steps: Readonly<Record<string, StepType>>;
  readonly #params: Readonly<Record<string, ParameterType>>;
  #facts: Readonly<Record<string, ValueType>> = {};
  /** Words whose meaning could not be told because of another mistake: what names them is not judged. */
  readonly #unclear: Readonly<Record<Family, Set<string>>>;
  /** A scope is costly where there are many steps, and few differ: by the types of the words bound in place. */
  #scopes = new Map<string, Scope>();

  constructor(
    language: Language,
    problems: Problems,
    words: {
      readonly steps: Readonly<Record<string, StepType>>;
      readonly params: Readonly<Record<string, ParameterType>>;
      readonly unclear: Readonly<Record<Family, Iterable<string>>>;
    },
  ) {
    this.#language = language;
    this.#problems = problems;
    this.#steps = words.steps;
    this.#params = words.params;
    const { steps, facts, params } = words.unclear;
    this.#unclear = { steps: new Set(steps), facts: new Set(facts), params: new Set(params) };
  }

  /** Makes facts known to what is compiled from now on. */
  addFacts(facts: ReadonlyMap<string, ValueType>): void {
    this.#facts = { ...this.#facts, ...Object.fromEntries(facts) };
    this.#scopes = new Map();
  }

  /** What names this fact is not judged. */
  markUnclear(fact: string): void {
    this.#unclear.facts.add(fact);
  }

  /** Whether a text names a word whose meaning is not known because of another mistake. */
  isUnclear(source: string): boolean {
    const families: readonly Family[] = ['steps', 'facts', 'params'];
    return families.some((family) => namedWords(source, family).some((word) => this.#unclear[family].has(word)));
  }

  /** An expression, with or without `${{ }}` around it. Absent when it does not compile; that is then reported, unless
   *  it only follows from another mistake. */
  expression(
    at: Spot,
    value: string | number | boolean,
    locals: Locals = {},
    hints: Hints = BOUND_WORDS,
  ): Expression | undefined {
    const text = String(value);
    const { source, shift } = unwrap(text);
    if (this.isUnclear(source)) return undefined;
    const result = this.#language.compile(source, this.#scope(locals));
    if (!result.ok) {
      const { message, start, end } = result.problem;
      this.#report(at, text, { message, start: start + shift, end: end + shift }, locals, hints);
      return undefined;
    }
    return this.#isSound(at, text, result.expression.references) ? result.expression : undefined;
  }

  /** Text with `${{ }}` in it. Absent as for `expression`. */
  template(at: Spot, value: string | number | boolean, locals: Locals = {}): Template | undefined {
    const text = String(value);
    if (this.isUnclear(text)) return undefined;
    const result = this.#language.compileTemplate(text, this.#scope(locals));
    if (!result.ok) {
      this.#report(at, text, result.problem, locals, BOUND_WORDS);
      return undefined;
    }
    return this.#isSound(at, text, result.template.references) ? result.template : undefined;
  }

  #report(
    at: Spot,
    text: string,
    problem: { message: string; start: number; end: number },
    locals: Locals,
    hints: Hints,
  ): void {
    const word = text.slice(problem.start, problem.end);
    const message = Object.hasOwn(locals, word) ? problem.message : (hints.get(word) ?? problem.message);
    this.#problems.errorInside(at, text, { ...problem, message });
  }

  /** What compiles and still must not be: `steps` alone would depend on every step. */
  #isSound(at: Spot, text: string, references: References): boolean {
    const families: readonly Family[] = ['steps', 'facts', 'params'];
    const bare = families.find((family) => references[family].has('*'));
    if (bare === undefined) return true;
    const start = Math.max(0, text.search(new RegExp(`\\b${bare}\\b`)));
    const message = `"${bare}" alone is no value: name one of them, as in ${bare}.<name>`;
    this.#problems.errorInside(at, text, { message, start, end: start + bare.length });
    return false;
  }

  #scope(locals: Locals): Scope {
    const key = JSON.stringify(locals);
    const found = this.#scopes.get(key);
    if (found !== undefined) return found;
    const made: Scope = { steps: this.#steps, facts: this.#facts, params: this.#params, locals };
    this.#scopes.set(key, made);
    return made;
  }
}

/** The expression in a text that may have `${{ }}` around it, and where it begins. */
function unwrap(text: string): { readonly source: string; readonly shift: number } {
  const trimmed = text.trim();
  const inner = trimmed.slice(3, -2);
  const wrapped = trimmed.startsWith('${{') && trimmed.endsWith('}}') && !inner.includes('${{');
  if (!wrapped) return { source: text, shift: 0 };
  const lead = inner.length - inner.trimStart().length;
  return { source: inner.trim(), shift: text.indexOf('${{') + 3 + lead };
}

/** The type of a list's items; absent when the type is no list. A value whose type is not known may be a list. */
export function itemType(type: ValueType): ValueType | undefined {
  if (type === 'dyn' || type === 'list') return 'dyn';
  return /^list<(?<item>.+)>$/.exec(type)?.groups?.item;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  double: 'a number',
  int: 'a number',
  uint: 'a number',
  bool: 'true or false',
};

/** A type for people. */
export function typeInWords(type: ValueType): string {
  if (Object.hasOwn(TYPE_WORDS, type)) return TYPE_WORDS[type] ?? type;
  return type.startsWith('list') ? 'a list' : `a value of type ${type}`;
}

/** Whether a value of this type can be true or false. */
export function isTruth(type: ValueType): boolean {
  return type === 'bool' || type === 'dyn';
}
