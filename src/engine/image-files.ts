import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One program that playbooks may need in the image (image/tools.json). */
export interface ImageTool {
  readonly program: string;
  /** The Debian package that has it. */
  readonly package: string;
  /** What it is for, for people. */
  readonly purpose: string;
  /** False: a playbook can do its work without it. */
  readonly needed: boolean;
  /** The command that prints its version quickly and without a privilege. Absent when there is none. */
  readonly version?: readonly string[];
}

/** The folder `image/` of this package: beside `dist/` when installed, beside `src/` in the sources. */
export function imageFolder(): string {
  for (const up of ['../image/', '../../image/']) {
    const folder = fileURLToPath(new URL(up, import.meta.url));
    if (existsSync(join(folder, 'packages.txt'))) return folder;
  }
  throw new Error('image/packages.txt is missing from this installation of netshoot-run');
}

/** A short hash of everything that decides what the image holds. It is a label of the image, so that a build which
 *  would change nothing can be told from one that would. `test/setup/image.mjs` computes the same. */
export function imageRecipe(folder: string): string {
  const hash = createHash('sha256');
  for (const file of ['packages.txt', 'install.sh', 'Dockerfile']) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

/** The tools of image/tools.json, in its order. */
export function imageTools(folder: string): readonly ImageTool[] {
  const file: unknown = JSON.parse(readFileSync(join(folder, 'tools.json'), 'utf8'));
  if (!isRecord(file) || !Array.isArray(file.tools)) throw new Error('image/tools.json holds no list "tools"');
  return file.tools.map(imageTool);
}

function imageTool(entry: unknown): ImageTool {
  if (!isRecord(entry)) throw new Error('image/tools.json: an entry is no object');
  const version = Array.isArray(entry.version) ? { version: entry.version.map(String) } : {};
  return {
    program: String(entry.program),
    package: String(entry.package),
    purpose: String(entry.purpose),
    needed: entry.needed !== false,
    ...version,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
