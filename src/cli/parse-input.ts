import { createReadStream, statSync } from 'node:fs';
import { fail, ok, type Result } from '../model/result.ts';
import { say } from './io.ts';

/** V8 holds no longer text. */
const TEXT_MAX = 0x1fff_ffe8;

function cannotRead(file: string | undefined, error: unknown, tool: string): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  const what =
    code === 'ENOENT'
      ? 'there is no such file'
      : code === 'EISDIR'
        ? 'this is a folder, not a file'
        : `it cannot be read (${code})`;
  const todo = `give a file, or pipe the output: netshoot-run parse ${tool} < saved.txt`;
  return fail({ what, where: file ?? 'standard input', todo, exit: 2 });
}

/** The file, or standard input without one. */
function open(file: string | undefined, tool: string): NodeJS.ReadableStream {
  if (file !== undefined) {
    if (statSync(file).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    return createReadStream(file);
  }
  if (process.stdin.isTTY === true) say(`netshoot-run: reading what ${tool} printed from the terminal; Ctrl-D ends it`);
  return process.stdin;
}

/** Hands on each piece of a file or of standard input as it comes, until `take` says false; bytes that are no UTF-8 become
 *  U+FFFD. @returns whether it came to the end. */
export async function eachPiece(
  file: string | undefined,
  tool: string,
  take: (text: string) => Promise<boolean>,
): Promise<Result<boolean>> {
  try {
    const input = open(file, tool).setEncoding('utf8');
    for await (const piece of input) if (!(await take(String(piece)))) return ok(false);
    return ok(true);
  } catch (error) {
    return cannotRead(file, error, tool);
  }
}

/** The whole text of a file or of standard input. */
export async function wholeText(file: string | undefined, tool: string): Promise<Result<string>> {
  const pieces: string[] = [];
  let length = 0;
  const read = await eachPiece(file, tool, async (piece) => {
    length += piece.length;
    if (length <= TEXT_MAX) pieces.push(piece);
    return length <= TEXT_MAX;
  });
  if (!read.ok) return read;
  if (length <= TEXT_MAX) return ok(pieces.join(''));
  return fail({
    what: `the text is too long to be held whole (more than ${Math.floor(TEXT_MAX / 1_000_000)} MB)`,
    where: file ?? 'standard input',
    todo: 'split it, or use --stream with a tool that prints line by line (netshoot-run parse --list)',
    exit: 2,
  });
}
