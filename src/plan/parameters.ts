import { type Givens, Knowledge } from '../expression/knowledge.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Playbook, PlaybookParameter } from '../model/playbook.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { validateParameter } from '../util/parameter-value.ts';
import { didYouMean } from '../util/text.ts';
import { parseDuration } from '../util/time.ts';

/** A playbook's parameters after validation and defaults. One without a value is absent. Durations are milliseconds. */
export type ParameterValues = Readonly<Record<string, string | number | boolean>>;

function declared(parameter: PlaybookParameter): Parameter {
  const { type, description, required, values, minimum, maximum } = parameter;
  return {
    type,
    description,
    required,
    ...(values.length > 0 ? { values } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** Checks what the user gave against what the playbook declares. It needs no target, so a mistake is told before one is
 *  looked for. */
export function checkGiven(playbook: Playbook, given: Readonly<Record<string, string>>): Result<ParameterValues> {
  const names = Object.keys(playbook.params);
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    return fail({
      what: `${playbook.name} has no parameter "${name}".${didYouMean(name, names)}`,
      where: `--param ${name}`,
      todo: `netshoot-run show ${playbook.name} lists its parameters`,
      exit: 2,
    });
  }
  const values: Record<string, string | number | boolean> = {};
  for (const [name, parameter] of Object.entries(playbook.params)) {
    if (!Object.hasOwn(given, name)) continue;
    const checked = validateParameter(name, declared(parameter), given[name]);
    if (!checked.ok) {
      return fail({
        what: checked.trouble,
        where: `--${name.replaceAll('_', '-')}`,
        todo: `${parameter.description} (${describeType(parameter)})`,
        exit: 2,
      });
    }
    values[name] = checked.value;
  }
  return ok(values);
}

/** Checks what the user gave, and fills in the defaults. */
export function resolveParameters(
  playbook: Playbook,
  given: Readonly<Record<string, string>>,
  words: Omit<Givens, 'params'>,
): Result<ParameterValues> {
  const checked = checkGiven(playbook, given);
  if (!checked.ok) return checked;
  const values: Record<string, string | number | boolean> = {};
  for (const [name, parameter] of Object.entries(playbook.params)) {
    const own = Object.hasOwn(checked.value, name) ? checked.value[name] : undefined;
    if (own !== undefined) {
      values[name] = own;
      continue;
    }
    // A fresh object each time: what an expression makes of its words is kept for as long as they are the same object.
    const value = defaultOf(name, parameter, playbook, { ...words, params: { ...values } });
    if (value !== undefined) values[name] = value;
    else if (parameter.required) {
      return fail({
        what: `${playbook.name} needs --${name.replaceAll('_', '-')}`,
        where: 'the command line',
        todo: `${parameter.description} (${describeType(parameter)})`,
        exit: 2,
      });
    }
  }
  return ok(values);
}

/** What a value looks like, for help and messages. */
export function describeType(parameter: Pick<PlaybookParameter, 'type' | 'values' | 'minimum' | 'maximum'>): string {
  if (parameter.type === 'enum') return `one of ${parameter.values.join(', ')}`;
  const { minimum, maximum } = parameter;
  if (minimum !== undefined && maximum !== undefined) return `${parameter.type} from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `${parameter.type}, at least ${minimum}`;
  if (maximum !== undefined) return `${parameter.type}, at most ${maximum}`;
  return parameter.type;
}

/** A default that comes from a template and is not of the type (an address in `--to` for a parameter that is a
 *  hostname) is no value: nobody gave it. */
function defaultOf(
  name: string,
  parameter: PlaybookParameter,
  playbook: Playbook,
  givens: ConstructorParameters<typeof Knowledge>[1],
) {
  const { default: fallback } = parameter;
  if (fallback === undefined) return undefined;
  if (fallback.kind === 'constant') {
    return parameter.type === 'duration' && typeof fallback.value === 'string'
      ? parseDuration(fallback.value)
      : fallback.value;
  }
  const outcome = fallback.template.evaluate(new Knowledge(playbook, givens).context());
  if (outcome.kind === 'unknown') return undefined;
  const checked = validateParameter(name, declared(parameter), outcome.value);
  return checked.ok ? checked.value : undefined;
}
