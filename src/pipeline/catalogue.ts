// What the command line needs of a playbook before it is loaded: kept apart from the library, which brings the expression
// language and every tool along.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ParameterSummary, summarizePlaybook } from '../playbook/discover.ts';
import type { KnownNeeds } from './head-start.ts';

/** A playbook of the package, as the build saw it. */
export interface CatalogueEntry extends KnownNeeds {
  /** Of the file's content: an edited playbook is no longer this one. */
  readonly sha256: string;
  readonly params: readonly ParameterSummary[];
  /** The file's YAML as a value. */
  readonly value: unknown;
}

/** The build's own notes, beside the bundle. Absent when the sources run unbundled. */
export const CATALOGUE_FILE = 'playbooks.json';

/** The hash by which an entry is known. */
export function contentHash(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the build noted about a playbook file. Absent when it is none of the package's, or was changed since. */
export function catalogueEntry(file: string): CatalogueEntry | undefined {
  if (!found.has(file)) found.set(file, lookUp(file));
  return found.get(file);
}

/** What was looked up already: a run asks for the same playbook several times. */
const found = new Map<string, CatalogueEntry | undefined>();

function lookUp(file: string): CatalogueEntry | undefined {
  const notes = fileURLToPath(new URL(CATALOGUE_FILE, import.meta.url));
  if (!existsSync(notes)) return undefined;
  const hash = contentHash(readFileSync(file));
  const entries: readonly CatalogueEntry[] = JSON.parse(readFileSync(notes, 'utf8'));
  return entries.find(({ sha256 }) => sha256 === hash);
}

/** The parameters of a playbook file: the build's notes, else the file itself. */
export function parametersOf(file: string): readonly ParameterSummary[] {
  return catalogueEntry(file)?.params ?? summarizePlaybook(file, true)?.params ?? [];
}
