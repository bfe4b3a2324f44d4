import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../model/evidence.ts';
import type { Pieces } from '../model/tool.ts';
import { cutOf, headerIn, type Loan, type Piece, type PieceRead } from '../pipeline/pieces.ts';
import type { ByteSource } from './byte-source.ts';

/** So much is handed to a worker at a time, in bytes. */
const PIECE_BYTES = 1 << 20;
/** The items' text is longer than what was printed. Where that is not enough, a worker asks for more. */
const ROOM_BYTES = 3 << 20;
/** More would wait for the one that cuts and writes. */
const MOST_WORKERS = 8;

/** Where the build put the workers' program, beside the bundle. Absent when this is not the bundle. */
export function workerFile(): URL | undefined {
  const file = new URL('piece-worker.js', import.meta.url);
  return existsSync(file) ? file : undefined;
}

/** Reads output side by side, in memory that does not grow with it. `put` is given the items' text in
 *  their order, for as long as it waits; it says whether to go on.
 *  @returns the reading without its list. Absent when `put` ended it. */
export async function readInPieces(
  tool: string,
  of: Pieces,
  source: ByteSource,
  worker: URL,
  put: (json: Uint8Array) => Promise<boolean>,
): Promise<Reading | undefined> {
  const pool = new Pool(worker);
  const loans: Loan[] = [];
  const reads: Promise<PieceRead>[] = [];
  const rests: unknown[] = [];
  let items = 0;
  /** Writes the first that was not written yet. @returns whether to go on. */
  const write = async (): Promise<boolean> => {
    const read = await reads.shift();
    if (read === undefined) return true;
    for (const rest of read.rests) rests.push(rest);
    const more = read.items === 0 || (await put(new Uint8Array(read.room, 0, read.length)));
    items += read.items;
    loans.push(read);
    return more;
  };
  try {
    let header: string | undefined;
    for (let tail: Memory = Buffer.alloc(0), last = false; !last; ) {
      if (reads.length > pool.size && !(await write())) return undefined;
      const { input, room } = loans.pop() ?? { input: new ArrayBuffer(PIECE_BYTES), room: new ArrayBuffer(ROOM_BYTES) };
      const { piece, ...filled } = await fill(of, source, Buffer.from(input), tail);
      ({ last, tail } = filled);
      const own = headerIn(of, piece);
      const read = pool.read({
        tool,
        input: piece.buffer,
        length: piece.length,
        header,
        headed: own !== undefined,
        room,
      });
      // Who fails is told when its turn comes.
      read.catch(() => {});
      reads.push(read);
      header = own ?? header;
    }
    while (reads.length > 0) if (!(await write())) return undefined;
    return of.end(rests, items);
  } finally {
    await pool.close();
  }
}

type Memory = Buffer<ArrayBuffer>;

/** Memory of twice the size, with the same in it. */
function twice(memory: Memory): Memory {
  const larger = Buffer.from(new ArrayBuffer(memory.length * 2));
  memory.copy(larger);
  return larger;
}

/** Fills memory with what was left and what comes; more memory when it cannot be cut anywhere.
 *  @returns the piece, at the memory's beginning; a copy of what comes after it; whether the input is at its end. */
async function fill(
  of: Pieces,
  source: ByteSource,
  lent: Memory,
  left: Buffer,
): Promise<{ readonly piece: Memory; readonly tail: Memory; readonly last: boolean }> {
  let memory = lent;
  while (memory.length < left.length) memory = twice(memory);
  let length = left.copy(memory);
  for (;;) {
    while (length < memory.length) {
      const more = await source.read(memory, length);
      if (more === 0) return { piece: memory.subarray(0, length), tail: Buffer.alloc(0), last: true };
      length += more;
    }
    const cut = cutOf(of, memory);
    if (cut > 0) return { piece: memory.subarray(0, cut), tail: Buffer.from(memory.subarray(cut)), last: false };
    memory = twice(memory);
  }
}

interface Waiting {
  readonly piece: Piece;
  readonly resolve: (read: PieceRead) => void;
  readonly reject: (error: unknown) => void;
}

/** Workers, each with one piece at a time. */
class Pool {
  /** How many work at a time. */
  readonly size = Math.min(MOST_WORKERS, availableParallelism());
  readonly #file: URL;
  readonly #all: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];

  constructor(file: URL) {
    this.#file = file;
  }

  read(piece: Piece): Promise<PieceRead> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ piece, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const worker = this.#idle.pop() ?? this.#another();
    const given = worker === undefined ? undefined : this.#waiting.shift();
    if (worker === undefined || given === undefined) return;
    const { piece, resolve } = given;
    const failed = (error: unknown) => {
      for (const waiting of [given, ...this.#waiting.splice(0)]) waiting.reject(error);
    };
    worker.once('message', (read: PieceRead) => {
      worker.off('error', failed);
      this.#idle.push(worker);
      resolve(read);
      this.#next();
    });
    worker.once('error', failed);
    worker.postMessage(piece, [piece.input, piece.room]);
  }

  #another(): Worker | undefined {
    if (this.#all.length >= this.size) return undefined;
    const worker = new Worker(this.#file);
    this.#all.push(worker);
    return worker;
  }
}
