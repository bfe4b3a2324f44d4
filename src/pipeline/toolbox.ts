import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** The JSON Schema of a tool's value, with what each field means. Absent for a tool without one. */
export function schemaOf(name: string): unknown {
  // The bundle's own copy has no descriptions; the published file has.
  const file = schemaFile(name);
  return file === undefined ? toolSchemas()[name] : JSON.parse(readFileSync(file, 'utf8'));
}

/** The published schema: beside `src/` in a checkout and beside `dist/` in the package. Tools that share a reader share
 *  a schema. */
function schemaFile(name: string): string | undefined {
  const id = toolSchemas()[name]?.$id?.split(':').at(-2) ?? name;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'schemas/tools', `${id}.schema.json`);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Reads saved output of a tool: as if the command had ended well and printed nothing on stderr. */
export function parseSaved(tool: Tool, stdout: string): Reading {
  const input: ReadInput = { argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' };
  return tool.read(input);
}
