import { isAscii } from 'node:buffer';
import type { Pieces } from '../model/tool.ts';
import { tools } from '../tools/registry.ts';
import { itemText } from '../util/json-chunks.ts';

/** A piece of a tool's saved output, as a worker is given it. */
export interface Piece {
  readonly tool: string;
  /** UTF-8. */
  readonly bytes: Uint8Array;
  readonly header: string | undefined;
}

/** What a worker makes of it. */
export interface PieceRead {
  /** The items as JSON text, as they stand in a large list, with a comma and a line feed between them; UTF-8. */
  readonly json: Uint8Array;
  readonly items: number;
  readonly rest: unknown;
}

/** Reads a piece, and writes its items at once: nothing but text is kept of them. */
export function readPiece({ tool, bytes, header }: Piece): PieceRead {
  const of = tools.get(tool)?.pieces;
  if (of === undefined) throw new Error(`${tool} is not read in pieces`);
  // Of text that is ASCII only, Latin-1 is the same, and quicker.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString(isAscii(buffer) ? 'latin1' : 'utf8');
  const json = new GrowingText(bytes.byteLength * 2);
  let items = 0;
  const rest = of.read(text, header, (item) => {
    json.add(items === 0 ? itemText(item) : `,\n${itemText(item)}`);
    items += 1;
  });
  return { json: json.bytes(), items, rest };
}

/** So much text is gathered before it is turned into bytes, in characters. */
const GATHERED = 32_768;

const ASCII = /^[\u0000-\u007f]*$/;

/** Text that is written to its end, as bytes. */
class GrowingText {
  #bytes: Buffer;
  #length = 0;
  #open = '';

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  add(text: string): void {
    this.#open += text;
    if (this.#open.length >= GATHERED) this.#write();
  }

  bytes(): Uint8Array {
    this.#write();
    return this.#bytes.subarray(0, this.#length);
  }

  #write(): void {
    // No character takes more than three bytes in UTF-8 for each unit of UTF-16.
    const needed = this.#length + this.#open.length * 3;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(this.#open, this.#length, ASCII.test(this.#open) ? 'latin1' : 'utf8');
    this.#open = '';
  }
}

/** Where a text that goes on can be cut: behind the last line feed before which nothing is cut in the middle. Zero when it
 *  cannot. */
export function cutOf(of: Pieces, bytes: Buffer): number {
  for (let end = bytes.lastIndexOf(FEED); end > 0; ) {
    const start = bytes.lastIndexOf(FEED, end - 1) + 1;
    // A blank line belongs to nothing, and says nothing of what comes after it.
    const line = bytes.toString('latin1', start, Math.min(end, start + LINE_LOOKED_AT));
    if (start > 0 && line.trim() !== '' && of.begins(line)) return start;
    end = start - 1;
  }
  return 0;
}

const FEED = 10;
const LINE_LOOKED_AT = 256;

/** The last line of a piece that holds the header's text. Absent when there is none. */
export function headerIn(of: Pieces, bytes: Buffer): string | undefined {
  const at = bytes.lastIndexOf(of.header, undefined, 'latin1');
  if (at < 0) return undefined;
  const end = bytes.indexOf(FEED, at);
  return bytes.toString('utf8', bytes.lastIndexOf(FEED, at) + 1, end < 0 ? bytes.length : end);
}
