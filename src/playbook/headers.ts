import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What help and did-you-mean need of a playbook. */
export interface PlaybookHeader {
  readonly name: string;
  readonly title: string;
  readonly file: string;
}

const EXTENSION = /\.ya?ml$/;
const NAME = /^name:[ \t]*(?<text>[a-z][a-z0-9-]{0,62})[ \t]*(?:#.*)?$/m;
const TITLE = /^title:[ \t]*(?<text>\S.*)$/m;

/** The package's `playbooks/`: beside `src/` in a checkout and beside `dist/` in the package, so it is looked for in the
 *  folders above this module. */
export function builtInFolder(from: string = import.meta.url): string | undefined {
  for (let folder = dirname(fileURLToPath(from)); ; folder = dirname(folder)) {
    const found = join(folder, 'playbooks');
    if (existsSync(join(folder, 'package.json')) && existsSync(found)) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The playbook files of a folder by name, sorted. None when the folder cannot be read. */
export function playbookFiles(folder: string | undefined): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (folder === undefined) return files;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!entry.isDirectory() && EXTENSION.test(entry.name)) {
        files.set(entry.name.replace(EXTENSION, ''), join(folder, entry.name));
      }
    }
  } catch {
    // A folder that is not there holds no playbooks.
  }
  return files;
}

/** Name and title of every playbook of a folder, taken from their lines: a YAML parser would cost more than the rest of
 *  `--help`. A file whose name and title are not plain lines is left out here, and found by `listPlaybooks`. */
export function playbookHeaders(folder: string | undefined = builtInFolder()): readonly PlaybookHeader[] {
  return [...playbookFiles(folder).values()].flatMap((file) => {
    const text = readFileSync(file, 'utf8').slice(0, 4096);
    const name = NAME.exec(text)?.groups?.text;
    const title = TITLE.exec(text)?.groups?.text;
    return name === undefined || title === undefined
      ? []
      : [{ name, title: title.replace(/^(["'])(.*)\1$/, '$2'), file }];
  });
}
