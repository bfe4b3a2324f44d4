// Stands for app.ts in the built package: see src/build.mjs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileBundle, runBundle } from './compiled-bundle.ts';

/** V8's compiled code, as the build left it. Absent when it is not there: then V8 compiles as it always does. */
function cacheOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const file = fileURLToPath(new URL('app.cjs', import.meta.url));

export const { runCommand, startEarly } = runBundle(compileBundle(file, cacheOf(file.replace(/cjs$/, 'cache'))), file);
