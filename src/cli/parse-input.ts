import { closeSync, createReadStream, fstatSync, openSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../model/result.ts';
import { type ByteSource, Chunks, fileSource } from './byte-source.ts';
import { say } from './io.ts';

/** A file is read in so many bytes at a time. */
const CHUNK_BYTES = 1 << 18;
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
    return createReadStream(file, { highWaterMark: CHUNK_BYTES });
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
  return fromInput(file, tool, async () => {
    const input = open(file, tool).setEncoding('utf8');
    for await (const piece of input) if (!(await take(String(piece)))) return false;
    return true;
  });
}

/** What `read` makes of the input, or why the input could not be read. */
export async function fromInput<T>(file: string | undefined, tool: string, read: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await read());
  } catch (error) {
    return cannotRead(file, error, tool);
  }
}

/** Longer input is worth the time that workers take to begin. */
const LONG_BYTES = 4_000_000;

/** What `long` makes of the input when that is long, else what `short` makes of its text; or why it could not be read. */
export function byLength<T>(
  file: string | undefined,
  tool: string,
  short: (text: string) => Promise<T>,
  long: (source: ByteSource) => Promise<T>,
): Promise<Result<T>> {
  return fromInput(file, tool, async () => {
    // A named pipe is opened once only: its writer sees when it is closed.
    const about = file === undefined ? fstatSync(STDIN) : statSync(file);
    if (about.isFile() && about.size > LONG_BYTES) {
      const fd = file === undefined ? STDIN : openSync(file, 'r');
      try {
        return await long(fileSource(fd));
      } finally {
        if (file !== undefined) closeSync(fd);
      }
    }
    const input = new Chunks(open(file, tool)[Symbol.asyncIterator]());
    const text = await input.whole(LONG_BYTES);
    return text === undefined ? long(input) : short(text);
  });
}

const STDIN = 0;

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
