import { createLanguage, type Language, type Scope } from '../../src/expression/language.ts';
import type { Context, Expression, Outcome, Template } from '../../src/model/expression.ts';
import type { ToolSchema } from '../../src/model/tool-schema.ts';

/** Two small tools, so that what is expected here does not change when a real tool grows a field. */
const schemas: Readonly<Record<string, ToolSchema>> = {
  dig: {
    title: 'Dig',
    type: 'object',
    properties: {
      server: { type: 'string' },
      timed_out: { type: 'boolean' },
      query_time: { type: 'integer' },
      status: { enum: ['NOERROR', 'NXDOMAIN'] },
      answer: {
        type: 'array',
        items: { type: 'object', properties: { data: { type: 'string' }, ttl: { type: 'integer' } } },
      },
      options: { type: 'object', additionalProperties: { type: 'string' } },
      next: { $ref: '#/$defs/hop' },
    },
    $defs: { hop: { type: 'object', properties: { address: { type: 'string' }, loss: { type: 'number' } } } },
  },
  ping: { title: 'Ping', type: 'object', properties: { packet_loss_percent: { type: 'number' } } },
};

export const language: Language = createLanguage(schemas);

export const scope: Scope = {
  steps: {
    one: { tool: 'dig', list: false },
    many: { tool: 'dig', list: true },
    reach: { tool: 'ping', list: false },
    raw: { tool: undefined, list: false },
  },
  facts: { silent: 'bool', servers: 'list<string>', worst: 'double' },
  params: { name: 'hostname', budget: 'duration', strict: 'boolean', count: 'integer' },
  locals: { item: 'string' },
};

export const nothing: Context = {
  steps: {},
  facts: {},
  params: {},
  to: {},
  target: {},
  peer: {},
  locals: {},
  why: { steps: {}, facts: {}, params: {} },
};

export function compiled(source: string, words: Scope = scope): Expression {
  const result = language.compile(source, words);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message}`);
  return result.expression;
}

export function templated(source: string, words: Scope = scope): Template {
  const result = language.compileTemplate(source, words);
  if (!result.ok) throw new Error(`${source}: ${result.problem.message}`);
  return result.template;
}

/** What an expression comes to: its plain value, or why it has none. */
export function resultOf(source: string, context: Partial<Context> = {}): unknown {
  return plain(compiled(source).evaluate({ ...nothing, ...context }));
}

export function plain(outcome: Outcome): unknown {
  return outcome.kind === 'value' ? outcome.value : { unknown: outcome.because };
}

/** What is wrong with an expression, and the piece of it that is pointed at. */
export function problemOf(source: string, words: Scope = scope): readonly [string, string] | undefined {
  const result = language.compile(source, words);
  if (result.ok) return undefined;
  const { message, start, end } = result.problem;
  return [message, source.slice(start, end)];
}
