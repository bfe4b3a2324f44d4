import { oneLine } from '../util/text.ts';
import type { Problems } from './problems.ts';
import { readSource, type Source, type Spot } from './source.ts';

/** What an `include:` names, found by the caller (a built-in playbook's name, or a path relative to `from`). */
export type Included =
  | { readonly ok: true; readonly file: string; readonly text: string | Uint8Array }
  | {
      readonly ok: false;
      /** Why not, as a clause: `there is no such file`. */
      readonly because: string;
      /** Names that would have been found, for did-you-mean. */
      readonly candidates?: readonly string[];
    };

/** Finds and reads what an `include:` names. `from` is the file that includes it. */
export type ResolveInclude = (name: string, from: string) => Included;

/** More playbooks than a person can want in one. */
const MOST_FILES = 64;

/** Every source of a playbook, included ones first, each once, the root last. */
export interface Gathered {
  readonly root: Source | undefined;
  readonly sources: readonly Source[];
}

/** Reads a playbook and, depth first, all that it includes. */
export function gatherSources(
  file: string,
  text: string | Uint8Array,
  resolve: ResolveInclude,
  problems: Problems,
  known?: unknown,
): Gathered {
  const sources: Source[] = [];
  const read = new Set([file]);
  const open = [file];

  function includeAll(source: Source): void {
    for (const [index, name] of (source.value.include ?? []).entries()) {
      const at: Spot = { source, pointer: `/include/${index}`, at: 'value' };
      const found = resolve(name, source.document.file);
      if (!found.ok) {
        const message = `cannot include "${oneLine(name, 80)}": ${found.because}`;
        problems.error(at, message, { written: name, candidates: found.candidates });
      } else if (open.includes(found.file)) {
        const circle = [...open.slice(open.indexOf(found.file)), found.file].join(' -> ');
        problems.error(at, `playbooks include each other: ${circle}`);
      } else if (!read.has(found.file)) {
        read.add(found.file);
        if (read.size > MOST_FILES) {
          problems.error(at, `more than ${MOST_FILES} files are included`);
          return;
        }
        includeOne(at, found.file, found.text);
      }
    }
  }

  function includeOne(at: Spot, name: string, content: string | Uint8Array): void {
    const inner = readSource(name, content, problems);
    if (inner === undefined) {
      problems.error(at, `cannot include "${oneLine(name, 80)}": it cannot be read as a playbook`);
      return;
    }
    open.push(name);
    includeAll(inner);
    open.pop();
    sources.push(inner);
  }

  const root = readSource(file, text, problems, known);
  if (root !== undefined) {
    includeAll(root);
    sources.push(root);
  }
  return { root, sources };
}
