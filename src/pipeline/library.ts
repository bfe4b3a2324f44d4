import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { knowingLanguage } from '../expression/known-language.ts';
import { createLanguage, type Language } from '../expression/language.ts';
import type { Playbook } from '../model/playbook.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { Diagnostic } from '../playbook/diagnostic.ts';
import { type PlaybookSummary, resolveIncludes } from '../playbook/discover.ts';
import { formatDiagnostic } from '../playbook/format-diagnostic.ts';
import { builtInFolder, playbookHeaders } from '../playbook/headers.ts';
import { loadPlaybook } from '../playbook/load.ts';
import { tools } from '../tools/registry.ts';
import { toolSchemas } from '../tools/schemas.ts';
import { didYouMean, oneLine } from '../util/text.ts';
import { noteOf } from './notes.ts';

export { functions } from '../expression/functions.ts';
export type { Diagnostic } from '../playbook/diagnostic.ts';
export { builtInFolder, listPlaybooks, type ParameterSummary, type PlaybookSummary } from '../playbook/discover.ts';

/** A playbook is larger than this only by mistake. */
const MAX_BYTES = 2 * 1024 * 1024;

let language: Language | undefined;

/** What a file of a playbook came to. */
export type LoadedFile =
  | { readonly kind: 'playbook'; readonly playbook: Playbook; readonly warnings: readonly Diagnostic[] }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[]; readonly more: number }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Loads a playbook by the name of a built-in one, or from a file. */
export function loadByName(name: string): LoadedFile {
  const known = findPlaybook(name);
  return known.ok ? loadFile(known.value.file, known.value.builtIn) : { kind: 'trouble', trouble: known.trouble };
}

/** Where a playbook's text is: the file itself for a path, else the built-in one of the name. */
export function findPlaybook(name: string): Result<Pick<PlaybookSummary, 'file' | 'builtIn'>> {
  if (/[/\\]|\.ya?ml$/.test(name)) return ok({ file: name, builtIn: isOurs(name) });
  const all = playbookHeaders();
  const found = all.find((playbook) => playbook.name === name);
  if (found !== undefined) return ok({ file: found.file, builtIn: true });
  if (existsSync(name)) return ok({ file: name, builtIn: false });
  return fail({
    what: `there is no playbook called "${oneLine(name, 80)}".${didYouMean(
      name,
      all.map((playbook) => playbook.name),
    )}`,
    where: 'the command line',
    todo: 'netshoot-run list shows the built-in ones; a playbook of your own is named by its path',
    exit: 2,
  });
}

/** Whether a file is one of the package's playbooks, or a part of them. */
function isOurs(file: string): boolean {
  const folder = builtInFolder();
  return folder !== undefined && resolve(file).startsWith(`${folder}${sep}`);
}

/** Loads a playbook from a file. */
export function loadFile(file: string, builtIn = false): LoadedFile {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES)
      return {
        kind: 'trouble',
        trouble: {
          what: `the file has ${size} bytes, too many for a playbook`,
          where: file,
          todo: 'name a playbook file',
          exit: 2,
        },
      };
    bytes = readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    const what =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'this is a folder, not a playbook'
          : `the file cannot be read (${code})`;
    return {
      kind: 'trouble',
      trouble: { what, where: file, todo: 'name a playbook file, or a built-in playbook (netshoot-run list)', exit: 2 },
    };
  }
  const note = builtIn ? noteOf(file) : undefined;
  if (note === undefined) return loadText(file, bytes, builtIn, fullLanguage());
  return loadText(file, bytes, builtIn, knowingLanguage(fullLanguage, note.expressions), note.value);
}

/** Made when it is needed first: it knows the types of every tool's values. */
export function fullLanguage(): Language {
  language ??= createLanguage(toolSchemas());
  return language;
}

/** Loads a playbook's text. `known`: its value, where that is known to be right. */
export function loadText(
  file: string,
  text: Uint8Array,
  builtIn: boolean,
  language: Language,
  known?: unknown,
): LoadedFile {
  const loaded = loadPlaybook({
    file,
    text,
    resolveInclude: resolveIncludes(),
    tools: Object.fromEntries(tools),
    language,
    builtIn,
    ...(known === undefined ? {} : { known }),
  });
  return loaded.ok
    ? { kind: 'playbook', playbook: loaded.playbook, warnings: loaded.warnings }
    : { kind: 'invalid', diagnostics: loaded.diagnostics, more: loaded.more };
}

/** Diagnostics as they are shown to people. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], color: boolean): string {
  return diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, { color }).trimEnd()}\n`).join('\n');
}
