import type { ValueType } from '../model/expression.ts';
import type { Parameter, ParameterType } from '../model/parameter.ts';
import type { Argument } from '../model/playbook.ts';
import { validateParameter } from '../util/parameter-value.ts';
import { type Compiler, typeInWords } from './compiler.ts';
import type { Problems } from './problems.ts';
import type { Spot } from './source.ts';

type Raw = string | number | boolean;

const NUMBERS: readonly ValueType[] = ['double', 'int', 'uint'];
const TEXT: readonly ValueType[] = ['string'];

/** The types of expressions that can come to a valid value of each type of parameter. */
const ACCEPTED: Readonly<Record<ParameterType, readonly ValueType[]>> = {
  hostname: TEXT,
  address: TEXT,
  host: TEXT,
  url: TEXT,
  cidr: TEXT,
  interface: TEXT,
  path: TEXT,
  output_file: TEXT,
  enum: [...TEXT, ...NUMBERS],
  string: [...TEXT, ...NUMBERS],
  port: NUMBERS,
  integer: NUMBERS,
  number: NUMBERS,
  duration: [...NUMBERS, ...TEXT],
  boolean: ['bool'],
};

/** The value of one parameter: a constant is validated, a template compiled and its type compared. Absent on trouble. */
export function readArgument(
  what: string,
  parameter: Parameter,
  raw: Raw,
  at: Spot,
  compile: (text: string) => ReturnType<Compiler['template']>,
  problems: Problems,
): Argument | undefined {
  if (typeof raw === 'string' && raw.includes('${{')) return readTemplate(what, parameter, raw, at, compile, problems);
  if (parameter.type === 'duration' && typeof raw !== 'string') {
    const message = `${what} is a duration and needs its unit: ${String(raw)}s or ${String(raw)}ms`;
    problems.error(at, typeof raw === 'number' ? message : `${what} is a duration, such as 2s`);
    return undefined;
  }
  const checked = validateParameter(what, parameter, raw);
  if (checked.ok) return { kind: 'constant', value: checked.value };
  problems.error(at, `${what}: ${checked.trouble}`);
  return undefined;
}

function readTemplate(
  what: string,
  parameter: Parameter,
  raw: string,
  at: Spot,
  compile: (text: string) => ReturnType<Compiler['template']>,
  problems: Problems,
): Argument | undefined {
  const template = compile(raw);
  if (template === undefined) return undefined;
  const accepted = ACCEPTED[parameter.type];
  if (template.type !== 'dyn' && !accepted.includes(template.type)) {
    const convert = accepted === NUMBERS && template.type === 'string' ? '; double(...) makes a number of a text' : '';
    const message = `${what} takes ${typeInWords(accepted[0] ?? 'string')} (${parameter.type}), and this is ${typeInWords(template.type)}${convert}`;
    problems.error(at, message);
    return undefined;
  }
  return { kind: 'template', template };
}
