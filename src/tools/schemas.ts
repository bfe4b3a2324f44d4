import type { ToolSchema } from '../model/tool-schema.ts';
import { ALL_SCHEMAS } from './schemas.generated.ts';

/** What each tool's value looks like, by the tool's name: the same documents as schemas/tools/, without a file system.
 *  Tools that share a reader share a schema. */
export const toolSchemas: Readonly<Record<string, ToolSchema>> = ALL_SCHEMAS;
