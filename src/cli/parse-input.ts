import { createReadStream, statSync } from 'node:fs';
import { fail, ok, type Result } from '../model/result.ts';
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
const LONG_BYTES = 8_000_000;

/** The input's text, or, when it is long, all its bytes as they come. */
export function longBytes(
  file: string | undefined,
  tool: string,
): Promise<
  Result<
    { readonly long: false; readonly text: string } | { readonly long: true; readonly chunks: AsyncIterable<Buffer> }
  >
> {
  return fromInput(file, tool, async () => {
    const input = open(file, tool)[Symbol.asyncIterator]();
    const first: Buffer[] = [];
    for (let length = 0; length <= LONG_BYTES; ) {
      const next = await input.next();
      if (next.done === true) return { long: false, text: Buffer.concat(first).toString('utf8') };
      const chunk = bytesOf(next.value);
      first.push(chunk);
      length += chunk.length;
    }
    return { long: true, chunks: onward(first, input) };
  });
}

async function* onward(first: readonly Buffer[], input: AsyncIterator<string | Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  for (let next = await input.next(); next.done !== true; next = await input.next()) yield bytesOf(next.value);
}

function bytesOf(chunk: string | Buffer): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
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
