import type { Expression, References, ValueType } from '../model/expression.ts';
import { type CompileResult, compileTemplateWith, type Language, type Scope } from './language.ts';

/** What compiling an expression told, kept from a time when it was compiled and found right. */
export interface KnownExpression {
  readonly type: ValueType;
  readonly steps: readonly string[];
  readonly facts: readonly string[];
  readonly params: readonly string[];
  readonly to: boolean;
  readonly target: boolean;
  readonly peer: boolean;
}

/** By the expression's text and the types of the words that its place binds. */
export type KnownExpressions = Readonly<Record<string, KnownExpression>>;

function keyOf(source: string, scope: Scope): string {
  const locals = Object.entries(scope.locals).map(([name, type]) => `${name}:${type}`);
  return `${locals.sort().join(',')}|${source}`;
}

/** A language that notes what it compiles. */
export function recordingLanguage(language: Language): {
  readonly language: Language;
  readonly known: () => KnownExpressions;
} {
  const known: Record<string, KnownExpression> = {};
  const compile = (source: string, scope: Scope): CompileResult => {
    const result = language.compile(source, scope);
    if (result.ok) {
      const { type, references } = result.expression;
      const { steps, facts, params, to, target, peer } = references;
      known[keyOf(source, scope)] = {
        type,
        steps: [...steps],
        facts: [...facts],
        params: [...params],
        to,
        target,
        peer,
      };
    }
    return result;
  };
  return {
    language: { ...language, compile, compileTemplate: (text, scope) => compileTemplateWith(compile, text, scope) },
    known: () => known,
  };
}

/** A language for texts that were all compiled before, and found right: each is compiled when it is evaluated first, most
 *  of them while commands run. What is not known is compiled at once, by the language that `make` gives. */
export function knowingLanguage(make: () => Language, known: KnownExpressions): Language {
  let made: Language | undefined;
  const full = (): Language => {
    made ??= make();
    return made;
  };
  const compile = (source: string, scope: Scope): CompileResult => {
    const note = known[keyOf(source, scope)];
    return note === undefined
      ? full().compile(source, scope)
      : { ok: true, expression: later(source, scope, note, full) };
  };
  return {
    compile,
    compileTemplate: (text, scope) => compileTemplateWith(compile, text, scope),
    fieldsOf: (tool) => full().fieldsOf(tool),
  };
}

function later(source: string, scope: Scope, note: KnownExpression, full: () => Language): Expression {
  const { type, to, target, peer } = note;
  const references: References = {
    steps: new Set(note.steps),
    facts: new Set(note.facts),
    params: new Set(note.params),
    to,
    target,
    peer,
  };
  let compiled: CompileResult | undefined;
  return {
    source,
    type,
    references,
    // Whether it is constant is asked by those who look for mistakes, and here are none.
    constant: false,
    evaluate: (context) => {
      compiled ??= full().compile(source, scope);
      return compiled.ok
        ? compiled.expression.evaluate(context)
        : { kind: 'unknown', because: compiled.problem.message };
    },
  };
}
