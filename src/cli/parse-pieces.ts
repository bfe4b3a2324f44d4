import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Reading } from '../model/evidence.ts';
import type { Pieces } from '../model/tool.ts';
import { cutOf, headerIn, type Piece, type PieceRead } from '../pipeline/pieces.ts';

/** So much is handed to a worker at a time, in bytes: what becomes of it dies before it is old. */
const PIECE_BYTES = 1 << 20;
/** More would wait for the one that cuts and writes. */
const MOST_WORKERS = 8;

/** A tool's output, read in pieces: the reading without its list, and the items' text. */
export interface ReadInPieces {
  readonly reading: Reading;
  readonly items: readonly Uint8Array[];
}

/** Where the build put the workers' program, beside the bundle. Absent when this is not the bundle. */
export function workerFile(): URL | undefined {
  const file = new URL('piece-worker.js', import.meta.url);
  return existsSync(file) ? file : undefined;
}

/** Reads output that comes in chunks, side by side. What it holds at a time is the items' text and a few pieces. */
export async function readInPieces(
  tool: string,
  of: Pieces,
  chunks: AsyncIterable<Buffer>,
  worker: URL,
): Promise<ReadInPieces> {
  const pool = new Pool(worker);
  try {
    const reads: Promise<PieceRead>[] = [];
    let header: string | undefined;
    const send = async (bytes: Buffer) => {
      const read = pool.read({ tool, bytes: new Uint8Array(bytes), header });
      // Who fails is told below, when all are waited for.
      read.catch(() => {});
      reads.push(read);
      header = headerIn(of, bytes) ?? header;
      await pool.roomy();
    };
    let open: Buffer[] = [];
    let length = 0;
    for await (const chunk of chunks) {
      open.push(chunk);
      length += chunk.length;
      if (length < PIECE_BYTES) continue;
      const all = Buffer.concat(open);
      const cut = cutOf(of, all);
      if (cut > 0) await send(all.subarray(0, cut));
      open = [all.subarray(cut)];
      length = all.length - cut;
    }
    if (length > 0) await send(Buffer.concat(open));
    const done = await Promise.all(reads);
    const items = done.reduce((sum, one) => sum + one.items, 0);
    return {
      reading: of.end(
        done.map(({ rest }) => rest),
        items,
      ),
      items: done.filter((one) => one.items > 0).map(({ json }) => json),
    };
  } finally {
    await pool.close();
  }
}

interface Waiting {
  readonly piece: Piece;
  readonly resolve: (read: PieceRead) => void;
  readonly reject: (error: unknown) => void;
}

/** Workers, each with one piece at a time. */
class Pool {
  readonly #file: URL;
  readonly #most = Math.min(MOST_WORKERS, availableParallelism());
  readonly #all: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];
  #told: (() => void) | undefined;
  #broken = false;

  constructor(file: URL) {
    this.#file = file;
  }

  read(piece: Piece): Promise<PieceRead> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ piece, resolve, reject });
      this.#next();
    });
  }

  /** Waits while all workers are busy and have something to go on with. */
  async roomy(): Promise<void> {
    while (this.#waiting.length > 1 && !this.#broken)
      await new Promise<void>((resolve) => {
        this.#told = resolve;
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
      this.#broken = true;
      for (const waiting of [given, ...this.#waiting.splice(0)]) waiting.reject(error);
      this.#told?.();
    };
    worker.once('message', (read: PieceRead) => {
      worker.off('error', failed);
      this.#idle.push(worker);
      resolve(read);
      this.#next();
      this.#told?.();
    });
    worker.once('error', failed);
    const { buffer } = piece.bytes;
    worker.postMessage(piece, buffer instanceof ArrayBuffer ? [buffer] : []);
  }

  #another(): Worker | undefined {
    if (this.#all.length >= this.#most) return undefined;
    const worker = new Worker(this.#file);
    this.#all.push(worker);
    return worker;
  }
}
