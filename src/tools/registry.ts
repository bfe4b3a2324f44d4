import type { Tool } from '../model/tool.ts';
import { ALL } from './registry.generated.ts';

/** Every tool by its name. */
export const tools: ReadonlyMap<string, Tool> = new Map(ALL.map((tool) => [tool.name, tool]));

/** The names of all tools, sorted. */
export function toolNames(): readonly string[] {
  return [...tools.keys()].sort();
}
