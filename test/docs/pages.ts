import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A document, by its path from the top of the project. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** One fenced block: the words after its fence, its text, and the line where it begins. */
export interface Block {
  readonly path: string;
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

function pageAt(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** Every document: the ones at the top and all of docs/. */
export const pages: readonly Page[] = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path))
    .sort(),
].map(pageAt);

/** The page at a path; throws when there is none. */
export function page(path: string): Page {
  const found = pages.find((one) => one.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found;
}

/** The fenced blocks of a page. */
export function blocksOf({ path, text }: Page): readonly Block[] {
  const blocks: Block[] = [];
  let open: { info: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*```(?<info>.*)$/.exec(line)?.groups?.info;
    if (fence === undefined) open?.lines.push(line);
    else if (open === undefined) open = { info: fence.trim(), line: index + 1, lines: [] };
    else {
      blocks.push({ path, info: open.info, text: `${open.lines.join('\n')}\n`, line: open.line });
      open = undefined;
    }
  }
  return blocks;
}

/** The page without its fenced blocks. */
export function proseOf({ text }: Page): string {
  return text.replace(/^\s*```[\s\S]*?^\s*```$/gm, '');
}

/** The anchors that a page's headings have, as code hosts make them. */
export function anchorsOf({ text }: Page): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title);
  return new Set(
    headings.map((title) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** The links of a page to this project's own files: as written, the path from the top, and the anchor. */
export function linksOf(
  from: Page,
): readonly { readonly written: string; readonly path: string; readonly anchor: string }[] {
  return [...proseOf(from).matchAll(/\]\((?<target>[^)\s]+)\)/g)]
    .map(({ groups }) => groups?.target ?? '')
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((written) => {
      const [file = '', anchor = ''] = written.split('#');
      return { written, path: file === '' ? from.path : normalize(join(dirname(from.path), file)), anchor };
    });
}

/** The rows of the first table below a heading, cells trimmed. */
export function tableBelow({ text }: Page, heading: string): readonly (readonly string[])[] {
  const after = text.split(`\n${heading}\n`)[1] ?? '';
  const rows =
    after
      .split(/\n#/)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('|')) ?? [];
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}
