import { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';

/** Longest line that a line sink holds back while it waits for the line feed, in characters. */
const LONGEST_LINE = 64 * 1024;

/** Takes pieces of a stream, and its end. */
export interface Sink {
  readonly write: (chunk: Buffer) => void;
  readonly end: () => void;
}

/** Where zx puts the chunks of one stream. Keeps the first `max` bytes, so that a command which never stops printing
 *  cannot fill our memory; everything passes through to `sink`. */
export class Store extends Array<Buffer> {
  readonly #max: number;
  readonly #sink: Sink | undefined;
  #kept = 0;
  cut = false;

  constructor(max: number, sink?: Sink) {
    super();
    this.#max = max;
    this.#sink = sink;
  }

  override push(...chunks: (string | Buffer)[]): number {
    for (const piece of chunks) {
      const chunk = Buffer.from(piece);
      this.#sink?.write(chunk);
      const room = this.#max - this.#kept;
      if (chunk.length > room) this.cut = true;
      if (room <= 0 || chunk.length === 0) continue;
      const part = chunk.length <= room ? chunk : Buffer.from(chunk.subarray(0, room));
      this.#kept += part.length;
      super.push(part);
    }
    return this.length;
  }

  /** All kept bytes in one piece: a character that two chunks share is whole again. */
  bytes(): Buffer {
    return Buffer.concat([...this]);
  }

  finish(): void {
    this.#sink?.end();
  }

  // map and its like build plain arrays, not stores without a limit.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** Calls `onLine` with each whole line; the last one also without a line feed. Absent when there is no one to call. */
export function lineSink(onLine: ((line: string) => void) | undefined): Sink | undefined {
  if (onLine === undefined) return undefined;
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
    if (rest.length > LONGEST_LINE) {
      onLine(rest);
      rest = '';
    }
  };
  return {
    write: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== '') onLine(rest);
    },
  };
}
