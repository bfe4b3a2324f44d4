import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { builtInFolder, playbookFiles } from './headers.ts';
import type { Included, ResolveInclude } from './include.ts';
import { readYaml } from './yaml-document.ts';

/** A playbook as far as lists, help and completion need it: read without validation. */
export interface PlaybookSummary {
  /** The word on the command line. */
  readonly name: string;
  readonly title: string;
  readonly file: string;
  /** True for the playbooks of the package. */
  readonly builtIn: boolean;
  /** Declared parameters, of included files too when they can be found. In the order of the files. */
  readonly params: readonly ParameterSummary[];
}

/** A parameter as a flag: what the command line needs to offer it. */
export interface ParameterSummary {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
  /** For enum. Empty for every other type. */
  readonly values: readonly string[];
  /** The default as it is written. */
  readonly default: string | undefined;
}

const EXTENSION = /\.ya?ml$/;

/** Where playbooks are looked for. */
export interface Folders {
  /** Default: the package's own. */
  readonly builtIn?: string | undefined;
  /** The user's folder, for example that of an incident checklist. Its playbooks win over built-in ones of the name. */
  readonly user?: string | undefined;
}

export { builtInFolder, playbookFiles } from './headers.ts';

/** One playbook file as lists and help need it. Absent when it has no name and title. */
export function summarizePlaybook(file: string, builtIn: boolean): PlaybookSummary | undefined {
  return summarize(file, builtIn, resolveIncludes());
}

/** The playbooks that can be named without a path, sorted by name. A file that cannot be read, or has no name and title,
 *  is left out: `lint` says why. */
export function listPlaybooks(folders: Folders = {}): readonly PlaybookSummary[] {
  const found = new Map<string, PlaybookSummary>();
  const resolveIn = resolveIncludes(folders);
  for (const builtIn of [true, false]) {
    const folder = builtIn ? (folders.builtIn ?? builtInFolder()) : folders.user;
    for (const file of playbookFiles(folder).values()) {
      const summary = summarize(file, builtIn, resolveIn);
      if (summary !== undefined) found.set(summary.name, summary);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Finds what `include:` names: a path (with a slash or an ending) relative to the including file, else a playbook's
 *  name in the including file's folder, the user's folder and the package's, in this order. */
export function resolveIncludes(folders: Folders = {}): ResolveInclude {
  const builtIn = folders.builtIn ?? builtInFolder();
  return (name, from) => {
    const here = dirname(resolve(from));
    if (name.includes('/') || EXTENSION.test(name)) return readIncluded(isAbsolute(name) ? name : join(here, name));
    const known = [here, folders.user, builtIn].map(playbookFiles);
    const file = known.map((files) => files.get(name)).find((path) => path !== undefined);
    if (file !== undefined) return readIncluded(file);
    const candidates = [...new Set(known.flatMap((files) => [...files.keys()]))];
    return { ok: false, because: 'there is no playbook of this name', candidates };
  };
}

function readIncluded(file: string): Included {
  try {
    return { ok: true, file, text: readFileSync(file) };
  } catch (trouble) {
    const code = trouble instanceof Error && 'code' in trouble ? String(trouble.code) : '';
    const because = code === 'ENOENT' ? `there is no file ${basename(file)}` : `the file cannot be read (${code})`;
    return { ok: false, because };
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value of a file, when it is YAML at all. */
function recordOf(file: string, content: string | Uint8Array): Readonly<Record<string, unknown>> {
  return record(readYaml(file, content).document?.value);
}

function summarize(file: string, builtIn: boolean, resolveIn: ResolveInclude): PlaybookSummary | undefined {
  const read = readIncluded(file);
  if (!read.ok) return undefined;
  const value = recordOf(file, read.text);
  const [name, title] = [text(value.name), text(value.title)];
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name) || title === '') return undefined;
  const params = new Map<string, ParameterSummary>();
  collectParams(value, file, resolveIn, params, new Set([file]));
  return { name, title, file, builtIn, params: [...params.values()] };
}

/** Included files first; the including file's declaration wins, as in a load. */
function collectParams(
  value: Readonly<Record<string, unknown>>,
  file: string,
  resolveIn: ResolveInclude,
  into: Map<string, ParameterSummary>,
  seen: Set<string>,
): void {
  for (const name of Array.isArray(value.include) ? value.include : []) {
    const found: Included = typeof name === 'string' ? resolveIn(name, file) : { ok: false, because: '' };
    if (!found.ok || seen.has(found.file)) continue;
    seen.add(found.file);
    collectParams(recordOf(found.file, found.text), found.file, resolveIn, into, seen);
  }
  for (const [name, declared] of Object.entries(record(value.params))) {
    const { type, description, required, values, default: given } = record(declared);
    into.set(name, {
      name,
      type: text(type),
      description: text(description),
      required: required === true,
      values: Array.isArray(values) ? values.map(String) : [],
      default: given === undefined || given === null ? undefined : String(given),
    });
  }
}
