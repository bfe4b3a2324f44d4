import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic } from '../../src/playbook/format-diagnostic.ts';
import type { ResolveInclude } from '../../src/playbook/include.ts';
import { type LoadResult, loadPlaybook } from '../../src/playbook/load.ts';
import { language, tools } from './tools.ts';

export const cases = join(dirname(fileURLToPath(import.meta.url)), 'cases');

/** Included files are found beside the case, by file name. */
export const resolveInclude: ResolveInclude = (name) => {
  const path = join(cases, name);
  return existsSync(path)
    ? { ok: true, file: basename(path), text: readFileSync(path) }
    : { ok: false, because: 'there is no such file', candidates: ['included-part.inc.yaml'] };
};

export function load(file: string, text: string | Uint8Array): LoadResult {
  return loadPlaybook({ file, text, resolveInclude, tools, language, builtIn: file.startsWith('built-in') });
}

/** What a person sees of a load. */
export function screenOf(result: LoadResult): string {
  const all = result.ok ? result.warnings : result.diagnostics;
  const lines = all.map((diagnostic) => formatDiagnostic(diagnostic, { color: false }));
  return `${[...lines, result.ok ? 'loaded' : 'refused'].join('\n')}\n`;
}
