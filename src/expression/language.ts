import { Environment } from '@marcbachmann/cel-js';
import type { Context, Expression, Outcome, PendingWords, Template, ValueType } from '../model/expression.ts';
import type { ParameterType } from '../model/parameter.ts';
import type { ToolSchema } from '../model/tool-schema.ts';
import { didYouMean } from '../util/text.ts';
import { plainMessage, rangeOf } from './cel-error.ts';
import { functions } from './functions.ts';
import { explainUnknown, toPlain } from './outcome.ts';
import { findBadPattern, type Problem, reached, refuseDivisionByZero } from './pattern.ts';
import { isConstant, referencesOf } from './references.ts';
import { TARGET } from './target-words.ts';
import { splitTemplate, templateOf } from './template.ts';
import { type Convert, TypeTable } from './types.ts';

export type { Problem } from './pattern.ts';

/** What a step's value is: the value of its tool (absent: a command without a reader), or a list of them. */
export interface StepType {
  readonly tool: string | undefined;
  readonly list: boolean;
}

/** The words that an expression may use, and their types. */
export interface Scope {
  readonly steps: Readonly<Record<string, StepType>>;
  readonly facts: Readonly<Record<string, ValueType>>;
  readonly params: Readonly<Record<string, ParameterType>>;
  readonly locals: Readonly<Record<string, ValueType>>;
}

export type CompileResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: Problem };
export type TemplateResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problem: Problem };

export interface Language {
  /** Compiles and type-checks one expression. */
  readonly compile: (source: string, scope: Scope) => CompileResult;
  /** Compiles text with `${{ ... }}` in it; text without any is a constant. */
  readonly compileTemplate: (text: string, scope: Scope) => TemplateResult;
  /** The fields of a tool's value, for did-you-mean and for documentation. */
  readonly fieldsOf: (tool: string | undefined) => readonly string[];
}

const LIMITS = { maxAstNodes: 2000, maxDepth: 60, maxListElements: 500, maxMapEntries: 200, maxCallArguments: 16 };

const TO: ToolSchema = {
  properties: {
    text: { type: 'string' },
    scheme: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'number' },
    path: { type: 'string' },
  },
};

const PARAMETER_TYPES: Readonly<Record<ParameterType, ToolSchema>> = {
  hostname: { type: 'string' },
  address: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'number' },
  url: { type: 'string' },
  cidr: { type: 'string' },
  interface: { type: 'string' },
  duration: { type: 'number' },
  integer: { type: 'number' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  string: { type: 'string' },
  enum: { type: 'string' },
  path: { type: 'string' },
  output_file: { type: 'string' },
};

/** One scope made ready: CEL's environment, and how plain values become what it checks. */
interface Ready {
  readonly env: Environment;
  readonly convert: (context: Context) => Record<string, unknown>;
}

const same: Convert = (value) => value;

class Holder {
  constructor(fields: Record<string, unknown>) {
    Object.assign(this, fields);
  }
}

function baseEnvironment(): Environment {
  const env = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false, limits: LIMITS });
  for (const { signature, description, call } of functions) env.registerFunction(signature, call, { description });
  // A reading's numbers are doubles and a literal 4 is an int: arithmetic between them is what people mean.
  const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
  };
  for (const [op, call] of Object.entries(operators)) {
    env.registerOperator(`double ${op} int`, (a: number, b: bigint) => call(a, Number(b)));
    env.registerOperator(`int ${op} double`, (a: bigint, b: number) => call(Number(a), b));
  }
  env.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
  return env;
}

/** Compiles text with `${{ ... }}` in it, given how to compile one expression. */
export function compileTemplateWith(compile: Language['compile'], text: string, scope: Scope): TemplateResult {
  const pieces = splitTemplate(text);
  if (!pieces.ok) return pieces;
  const parts: (string | Expression)[] = [];
  for (const piece of pieces.pieces) {
    if (piece.kind === 'text') {
      parts.push(piece.text);
      continue;
    }
    const result = compile(piece.text, scope);
    if (!result.ok) {
      const { message, start, end } = result.problem;
      return { ok: false, problem: { message, start: start + piece.start, end: end + piece.start } };
    }
    parts.push(result.expression);
  }
  return { ok: true, template: templateOf(text, parts) };
}

/** The one expression language: CEL with the types of the tools' values. Make it once; scopes are cheap. */
export function createLanguage(tools: Readonly<Record<string, ToolSchema>>): Language {
  const types = new TypeTable(baseEnvironment());
  const toType = types.of('Destination', TO);
  const targetType = types.of('Target', TARGET);
  const ready = new WeakMap<Scope, Ready>();
  /** A step's value has one type in every scope: it is converted once for all of them. */
  const kept = new WeakMap<object, unknown>();
  const keep = (value: unknown, convert: Convert): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (!kept.has(value)) kept.set(value, convert(value));
    return kept.get(value);
  };

  /** Registers a variable whose fields are the given words, as a class of its own. */
  function holder(env: Environment, variable: string, name: string, fields: Readonly<Record<string, ValueType>>) {
    const made = class extends Holder {};
    env.registerType(name, { ctor: made, fields });
    env.registerVariable(variable, name);
    return made;
  }

  function prepare(scope: Scope): Ready {
    const found = ready.get(scope);
    if (found !== undefined) return found;
    const converts: Record<string, Convert> = {};
    const stepFields: Record<string, ValueType> = {};
    // A tool's types are registered when a playbook first uses it: there are many tools, and a playbook uses few.
    for (const [id, step] of Object.entries(scope.steps)) {
      const known = types.ofTool(step.tool, step.tool === undefined ? undefined : tools[step.tool]);
      stepFields[id] = step.list ? `list<${known.type}>` : known.type;
      converts[id] = step.list ? (value) => (Array.isArray(value) ? value.map(known.convert) : value) : known.convert;
    }
    const paramFields: Record<string, ValueType> = {};
    for (const [name, type] of Object.entries(scope.params))
      paramFields[name] = types.of(name, PARAMETER_TYPES[type]).type;
    const env = types.environment();
    const Steps = holder(env, 'steps', 'Steps', stepFields);
    const Facts = holder(env, 'facts', 'Facts', scope.facts);
    const Params = holder(env, 'params', 'Params', paramFields);
    env.registerVariable('to', toType.type);
    env.registerVariable('target', targetType.type);
    env.registerVariable('peer', targetType.type);
    for (const [name, type] of Object.entries(scope.locals)) env.registerVariable(name, type);
    const converted = new WeakMap<object, unknown>();
    /** Readings are large and do not change: each is converted once for all expressions of a scope. */
    const once = (key: object, make: () => unknown): unknown => {
      if (!converted.has(key)) converted.set(key, make());
      return converted.get(key);
    };
    /** The same words, each asked for when an expression comes to it. */
    const asking = (object: object, names: Iterable<string>, ask: (name: string) => unknown): object => {
      for (const name of names)
        Object.defineProperty(object, name, { enumerable: true, configurable: true, get: () => ask(name) });
      return object;
    };
    const early = (pending: PendingWords) => ({
      steps: once(pending.step, () =>
        asking(new Steps({}), Object.keys(scope.steps), (id) => keep(pending.step(id), converts[id] ?? same)),
      ),
      facts: once(pending.fact, () => asking(new Facts({}), Object.keys(scope.facts), (name) => pending.fact(name))),
    });
    const made: Ready = {
      env,
      convert: (context) => ({
        steps: once(context.steps, () => {
          const values = Object.entries(context.steps).filter(([id]) => id in converts);
          return new Steps(Object.fromEntries(values.map(([id, value]) => [id, keep(value, converts[id] ?? same)])));
        }),
        facts: once(context.facts, () => new Facts({ ...context.facts })),
        params: once(context.params, () => new Params({ ...context.params })),
        to: once(context.to, () => toType.convert(context.to)),
        target: once(context.target, () => targetType.convert(context.target)),
        peer: once(context.peer, () => targetType.convert(context.peer)),
        ...(context.pending === undefined ? {} : early(context.pending)),
        ...context.locals,
      }),
    };
    ready.set(scope, made);
    return made;
  }

  function compile(source: string, scope: Scope): CompileResult {
    const { env, convert } = prepare(scope);
    let parsed: ReturnType<Environment['parse']>;
    try {
      parsed = env.parse(source);
    } catch (error) {
      return { ok: false, problem: problemOf(error, source, scope) };
    }
    const checked = parsed.check();
    if (!checked.valid) return { ok: false, problem: problemOf(checked.error, source, scope) };
    const bad = findBadPattern(parsed.ast);
    if (bad !== undefined) return { ok: false, problem: bad };
    refuseDivisionByZero(parsed.ast);
    const references = referencesOf(parsed.ast);
    const come = (context: Context): Outcome => {
      const typed: unknown = parsed(convert(context));
      return typed === undefined
        ? { kind: 'unknown', because: 'it has no value' }
        : { kind: 'value', value: toPlain(typed), typed };
    };
    const evaluate = (context: Context): Outcome => {
      const otherwise = (error: unknown) => explainUnknown(error, source, references, context);
      if (context.pending !== undefined) return context.pending.evaluate(() => come(context), otherwise);
      try {
        return come(context);
      } catch (error) {
        return otherwise(error);
      }
    };
    const constant =
      isConstant(references) && Object.keys(scope.locals).every((name) => !reached(parsed.ast, name).has('*'));
    return { ok: true, expression: { source, type: String(checked.type), references, constant, evaluate } };
  }

  /** CEL's message in our words: the first line, with a near word where one is unknown. */
  function problemOf(error: unknown, source: string, scope: Scope): Problem {
    const range = rangeOf(error) ?? { start: 0, end: source.length };
    const message = plainMessage(error);
    const key = /^No such key: (\S+)$/.exec(message)?.[1];
    if (key !== undefined) {
      const owner = source.slice(0, range.start).replace(/\.\??$/, '');
      const variable = /(?:^|[^\w.])(steps|facts|params|to|target|peer)$/.exec(owner)?.[1];
      if (variable === 'steps')
        return { ...range, message: `there is no step "${key}".${didYouMean(key, Object.keys(scope.steps))}` };
      if (variable === 'facts')
        return { ...range, message: `there is no fact "${key}".${didYouMean(key, Object.keys(scope.facts))}` };
      if (variable === 'params')
        return { ...range, message: `there is no parameter "${key}".${didYouMean(key, Object.keys(scope.params))}` };
      const others = allFields().filter((field) => field !== key);
      return { ...range, message: `there is no field "${key}" here.${didYouMean(key, others)}` };
    }
    const unknown = /^Unknown variable: (\S+)$/.exec(message)?.[1];
    if (unknown !== undefined) {
      const words = ['steps', 'facts', 'params', 'to', 'target', 'peer', ...Object.keys(scope.locals)];
      return { ...range, message: `there is no word "${unknown}".${didYouMean(unknown, words)}` };
    }
    const call = /^(?:found no matching overload for|Function not found:)\s*'?([\w.<>, ]*?)(\w+)\((.*)\)'?/.exec(
      message,
    );
    if (call?.[2] !== undefined) {
      const names = functions.map(({ signature }) => signature.replace(/\(.*/, ''));
      const known = names.includes(call[2]);
      const hint = known
        ? ` It is ${functions.find(({ signature }) => signature.startsWith(`${call[2]}(`))?.signature}.`
        : didYouMean(call[2], names);
      return { ...range, message: `there is no ${call[2]}(${call[3]}).${hint}` };
    }
    return { ...range, message };
  }

  function allFields(): string[] {
    return Object.values(tools).flatMap((schema) => fieldNames(schema, schema.$defs ?? {}));
  }

  return {
    compile,
    compileTemplate: (text, scope) => compileTemplateWith(compile, text, scope),
    fieldsOf: (tool) => {
      const schema = tool === undefined ? undefined : tools[tool];
      return schema === undefined
        ? ['stdout', 'stderr', 'exit_code', 'duration_ms', 'item']
        : Object.keys(schema.properties ?? {});
    },
  };
}

function fieldNames(schema: ToolSchema, defs: Readonly<Record<string, ToolSchema>>): string[] {
  const own = Object.keys(schema.properties ?? {});
  const nested = [...Object.values(schema.properties ?? {}), ...Object.values(defs)].flatMap((inner) => [
    ...Object.keys(inner.properties ?? {}),
    ...Object.keys(inner.items?.properties ?? {}),
  ]);
  return [...own, ...nested];
}
