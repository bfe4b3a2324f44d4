// What the build notes about the playbooks and tools of the package, so that a run need not read and check again what
// cannot have changed, and can begin before everything is loaded.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KnownExpressions } from '../expression/known-language.ts';
import type { Capability, Vantage } from '../model/evidence.ts';
import type { ParameterSummary } from '../playbook/discover.ts';

/** A playbook of the package, as the build saw it. */
export interface PlaybookNote {
  /** Of the file's content: an edited playbook is no longer this one. */
  readonly sha256: string;
  readonly params: readonly ParameterSummary[];
  readonly vantages: readonly Vantage[];
  /** Of the target vantage. */
  readonly capabilities: readonly Capability[];
  /** The file's YAML as a value. */
  readonly value: unknown;
  /** What compiling its expressions told. */
  readonly expressions: KnownExpressions;
}

/** The build's notes. */
export interface Notes {
  readonly playbooks: readonly PlaybookNote[];
  /** The capabilities that each tool's commands need in a netshoot container. */
  readonly tools: Readonly<Record<string, readonly Capability[]>>;
}

/** The file of the notes, beside the bundle. */
const FILE = 'playbooks.json';

let notes: Notes | undefined;

/** The build's notes; empty when the sources run unbundled. */
export function readNotes(): Notes {
  const file = fileURLToPath(new URL(FILE, import.meta.url));
  notes ??= existsSync(file) ? parseNotes(readFileSync(file, 'utf8')) : { playbooks: [], tools: {} };
  return notes;
}

function parseNotes(text: string): Notes {
  const parsed: Notes = JSON.parse(text);
  return parsed;
}

/** The hash by which a playbook is known. */
export function contentHash(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the build noted about a playbook file. Absent when it is none of the package's, or was changed since. */
export function noteOf(file: string): PlaybookNote | undefined {
  const { playbooks } = readNotes();
  if (playbooks.length === 0) return undefined;
  const hash = contentHash(readFileSync(file));
  return playbooks.find(({ sha256 }) => sha256 === hash);
}
