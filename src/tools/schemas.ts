import type { ToolSchema } from '../model/tool-schema.ts';
import { allSchemas } from './schemas.generated.ts';

/** What each tool's value looks like, by the tool's name: the same documents as schemas/tools/, without a file system.
 *  Tools that share a reader share a schema. There are many, and not every command asks for them: the bundle keeps them as
 *  text until then. */
export function toolSchemas(): Readonly<Record<string, ToolSchema>> {
  return allSchemas();
}
