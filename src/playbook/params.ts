import type { Parameter } from '../model/parameter.ts';
import type { Argument, PlaybookParameter } from '../model/playbook.ts';
import type { Parameter as ParameterFile } from '../model/playbook-file.generated.ts';
import { readArgument } from './arguments.ts';
import { type Compiler, namedWords } from './compiler.ts';
import { showCycle, sortGraph } from './graph.ts';
import { checkParameterName, checkWord } from './names.ts';
import type { Problems } from './problems.ts';
import { type Entry, keySpot, positionOf, spot } from './source.ts';

type Entries = ReadonlyMap<string, Entry<ParameterFile>>;

/** The declared parameters, in an order in which a default uses only what stands before it. */
export function buildParams(entries: Entries, compiler: Compiler, problems: Problems): readonly PlaybookParameter[] {
  const defaults = (name: string): readonly string[] => {
    const value = entries.get(name)?.node.default;
    return typeof value === 'string' && value.includes('${{') ? namedWords(value, 'params') : [];
  };
  const { order, cycles } = sortGraph(entries.keys(), defaults);
  for (const cycle of cycles) {
    const entry = entries.get(cycle[0] ?? '');
    if (entry !== undefined) problems.error(spot(entry, 'default'), `defaults need each other: ${showCycle(cycle)}`);
  }
  return order.flatMap((name) => {
    const entry = entries.get(name);
    return entry === undefined ? [] : [buildParam(entry, compiler, problems)];
  });
}

function buildParam(entry: Entry<ParameterFile>, compiler: Compiler, problems: Problems): PlaybookParameter {
  const { name, node } = entry;
  checkParameterName(name, keySpot(entry), problems);
  checkWord(name, keySpot(entry), problems);
  checkLimits(entry, problems);
  const value = readDefault(entry, compiler, problems);
  return {
    name,
    type: node.type,
    description: node.description,
    default: value,
    required: node.required ?? false,
    values: node.values ?? [],
    minimum: node.minimum,
    maximum: node.maximum,
    at: positionOf(keySpot(entry)),
  };
}

/** The parameter as util/parameter-value.ts wants it, without its default. */
function plainParameter({ type, description, values, minimum, maximum }: ParameterFile): Parameter {
  return {
    type,
    description,
    ...(values === undefined ? {} : { values }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function checkLimits(entry: Entry<ParameterFile>, problems: Problems): void {
  const { type, values, minimum, maximum, required } = entry.node;
  if (type === 'enum' && values === undefined) {
    problems.error(spot(entry, 'type'), 'an enum needs "values": the list of what is allowed');
  }
  if (type !== 'enum' && values !== undefined) {
    problems.error(keySpot(entry, 'values'), `"values" belongs to the type enum; this is ${type}`);
  }
  if (type === 'output_file' && entry.node.default !== undefined) {
    problems.error(
      keySpot(entry, 'default'),
      'an output_file is named by whoever runs the playbook: it has no default',
    );
  }
  for (const [key, limit] of Object.entries({ minimum, maximum })) {
    if (limit !== undefined && type !== 'integer' && type !== 'number') {
      problems.error(keySpot(entry, key), `"${key}" belongs to the types integer and number; this is ${type}`);
    }
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    problems.error(
      spot(entry, 'minimum'),
      `nothing is allowed: the minimum ${minimum} is above the maximum ${maximum}`,
    );
  }
  if (required === true && entry.node.default !== undefined) {
    problems.warn(keySpot(entry, 'required'), `"required" has no use: "${entry.name}" has a default`);
  }
}

function readDefault(entry: Entry<ParameterFile>, compiler: Compiler, problems: Problems): Argument | undefined {
  const { node, name } = entry;
  const value = node.default;
  if (value === undefined || (node.type === 'enum' && node.values === undefined)) return undefined;
  const at = spot(entry, 'default');
  const family = (['steps', 'facts'] as const).find((words) => namedWords(String(value), words).length > 0);
  if (typeof value === 'string' && value.includes('${{') && family !== undefined) {
    problems.error(at, `a default is needed before any step runs: it can use to, target and params, not ${family}`);
    return undefined;
  }
  const what = `the default of "${name}"`;
  return readArgument(what, plainParameter(node), value, at, (text) => compiler.template(at, text), problems);
}
