import type { ValueType } from '../model/expression.ts';
import type { Argument } from '../model/playbook.ts';
import type { Step as StepFile } from '../model/playbook-file.generated.ts';
import type { Tool } from '../model/tool.ts';
import { oneLine } from '../util/text.ts';
import { readArgument } from './arguments.ts';
import type { Compiler } from './compiler.ts';
import type { Problems } from './problems.ts';
import { type Entry, keySpot, spot } from './source.ts';

/** The arguments of a step's tool, each checked against the tool's parameters. Absent when one is not valid. */
export function readToolArguments(
  entry: Entry<StepFile>,
  tool: Tool,
  locals: Readonly<Record<string, ValueType>>,
  { compiler, problems }: { readonly compiler: Compiler; readonly problems: Problems },
): Readonly<Record<string, Argument>> | undefined {
  const given = Object.entries(entry.node.with ?? {});
  const args: [string, Argument][] = [];
  for (const [name, raw] of given) {
    const parameter = Object.hasOwn(tool.parameters, name) ? tool.parameters[name] : undefined;
    const at = spot(entry, 'with', name);
    if (parameter === undefined) {
      const message = `tool "${tool.name}" has no argument "${oneLine(name, 60)}"`;
      const candidates = Object.keys(tool.parameters);
      problems.error(keySpot(entry, 'with', name), message, { written: name, candidates });
      continue;
    }
    const what = `argument "${name}" of ${tool.name}`;
    if (typeof raw === 'object') {
      problems.error(at, `${what} takes one value, and this is a list; "for_each" runs a step for each item`);
      continue;
    }
    const value = readArgument(what, parameter, raw, at, (text) => compiler.template(at, text, locals), problems);
    if (value !== undefined) args.push([name, value]);
  }
  checkRequired(entry, tool, problems);
  return args.length === given.length ? Object.fromEntries(args) : undefined;
}

function checkRequired(entry: Entry<StepFile>, tool: Tool, problems: Problems): void {
  // An argument that was refused for another reason is not missing.
  if (entry.source.spoiled.has(entry.pointer) || entry.source.spoiled.has(`${entry.pointer}/with`)) return;
  const given = entry.node.with ?? {};
  for (const [name, { required, default: value }] of Object.entries(tool.parameters)) {
    if (required !== true || value !== undefined || Object.hasOwn(given, name)) continue;
    const at = entry.node.with === undefined ? spot(entry, 'use') : keySpot(entry, 'with');
    problems.error(at, `tool "${tool.name}" needs the argument "${name}"`);
  }
}
