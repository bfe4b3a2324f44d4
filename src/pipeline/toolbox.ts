import type { Reading } from '../model/evidence.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { ReadInput, Tool } from '../model/tool.ts';
import { tools } from '../tools/registry.ts';
import { toolSchemas } from '../tools/schemas.ts';
import { didYouMean, oneLine } from '../util/text.ts';

export { type Destination, parseDestination } from '../plan/destination.ts';
export { checkGiven } from '../plan/parameters.ts';
export { tools } from '../tools/registry.ts';

/** A tool by its name. */
export function findTool(name: string): Result<Tool> {
  const tool = tools.get(name);
  if (tool !== undefined) return ok(tool);
  return fail({
    what: `there is no tool called "${oneLine(name, 60)}".${didYouMean(name, tools.keys())}`,
    where: 'the command line',
    todo: 'netshoot-run list tools shows them',
    exit: 2,
  });
}

/** The JSON Schema of a tool's value. */
export function schemaOf(name: string): unknown {
  return toolSchemas[name];
}

/** Reads saved output of a tool: as if the command had ended well and printed nothing on stderr. */
export function parseSaved(tool: Tool, stdout: string): Reading {
  const input: ReadInput = { argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' };
  return tool.read(input);
}
