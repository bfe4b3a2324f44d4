import type { Environment } from '@marcbachmann/cel-js';
import type { ValueType } from '../model/expression.ts';
import type { ToolSchema } from '../model/tool-schema.ts';

/** What every step's value has beside its tool's own fields. */
const STEP_FIELDS = { duration_ms: 'double', exit_code: 'double', item: 'string' } as const;

/** An object of the expression language: the class tells CEL its type, the properties are the fields that are there. */
type Maker = new (fields: Record<string, unknown>) => object;

/** Turns plain JSON into the objects that CEL type-checks, driven by schemas. */
export type Convert = (value: unknown) => unknown;

interface Known {
  readonly type: ValueType;
  readonly convert: Convert;
}

const same: Convert = (value) => value;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function makeClass(name: string): Maker {
  const made = class {
    constructor(fields: Record<string, unknown>) {
      Object.assign(this, fields);
    }
  };
  Object.defineProperty(made, 'name', { value: name });
  return made;
}

/** Registers the types of tool values in an environment and remembers how to make values of them. */
export class TypeTable {
  #env: Environment;
  /** An environment that was cloned takes no more types. */
  #cloned = false;
  readonly #known = new Map<string, Known>();
  /** Types that are being made: CEL has no name for them yet, so a type that holds its own kind sees `dyn` there. */
  readonly #making = new Set<string>();

  constructor(env: Environment) {
    this.#env = env;
  }

  /** A new environment that knows all types up to now. */
  environment(): Environment {
    this.#cloned = true;
    return this.#env.clone();
  }

  /** The type and conversion of a step's value, by the name of the tool that reads it; `undefined` is a command
   *  without a reader. */
  ofTool(name: string | undefined, schema: ToolSchema | undefined): Known {
    if (name === undefined || schema === undefined) {
      return this.#object(
        'Output',
        { type: 'object', properties: { stdout: { type: 'string' }, stderr: { type: 'string' } } },
        {},
        STEP_FIELDS,
      );
    }
    const title = schema.title ?? name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return this.#object(title, schema, schema.$defs ?? {}, STEP_FIELDS);
  }

  /** The type and conversion of any JSON Schema, under a name of its own. */
  of(name: string, schema: ToolSchema): Known {
    return this.#type(name, schema, schema.$defs ?? {});
  }

  #type(name: string, schema: ToolSchema, defs: Readonly<Record<string, ToolSchema>>): Known {
    if (schema.$ref !== undefined) {
      const def = schema.$ref.replace('#/$defs/', '');
      const target = defs[def];
      return target === undefined
        ? { type: 'dyn', convert: same }
        : this.#type(`${name.split('_')[0]}_${def}`, target, defs);
    }
    if (schema.properties !== undefined) return this.#object(name, schema, defs, {});
    if (schema.type === 'array') {
      const item = this.#type(name, schema.items ?? {}, defs);
      return {
        type: `list<${item.type}>`,
        convert: item.convert === same ? same : (value) => (Array.isArray(value) ? value.map(item.convert) : value),
      };
    }
    if (schema.type === 'object') {
      const inner =
        typeof schema.additionalProperties === 'object'
          ? this.#type(name, schema.additionalProperties, defs)
          : { type: 'dyn' };
      return { type: `map<string, ${inner.type}>`, convert: same };
    }
    // JSON has one kind of number; declaring it double lets every number in, 4 and 4.5 alike.
    if (schema.type === 'number' || schema.type === 'integer') return { type: 'double', convert: same };
    if (schema.type === 'boolean') return { type: 'bool', convert: same };
    if (schema.type === 'string' || schema.enum !== undefined || typeof schema.const === 'string')
      return { type: 'string', convert: same };
    return { type: 'dyn', convert: same };
  }

  #object(
    name: string,
    schema: ToolSchema,
    defs: Readonly<Record<string, ToolSchema>>,
    extra: Readonly<Record<string, ValueType>>,
  ): Known {
    const found = this.#known.get(name);
    if (found !== undefined) return found;
    if (this.#making.has(name)) return { type: 'dyn', convert: same };
    this.#making.add(name);
    const made = makeClass(name);
    const converts = new Map<string, Convert>();
    const fields: Record<string, ValueType> = { ...extra };
    const known: Known = {
      type: name,
      convert: (value) => {
        if (!isRecord(value)) return value;
        const out: Record<string, unknown> = {};
        for (const [key, field] of Object.entries(value))
          if (field !== undefined && field !== null) out[key] = (converts.get(key) ?? same)(field);
        return new made(out);
      },
    };
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const inner = this.#type(`${name}_${key}`, property, defs);
      fields[key] = inner.type;
      if (inner.convert !== same) converts.set(key, inner.convert);
    }
    if (this.#cloned) this.#env = this.#env.clone();
    this.#cloned = false;
    this.#env.registerType(name, { ctor: made, fields });
    this.#known.set(name, known);
    return known;
  }
}
