import { isAscii } from 'node:buffer';
import type { Pieces } from '../model/tool.ts';
import { PIECES } from '../tools/pieces.generated.ts';
import { ITEM_BREAK, itemText } from '../util/json-chunks.ts';

/** Memory that is lent to a worker, and given back: asking for new memory each time would cost more than reading. */
export interface Loan {
  /** For a piece of the output. */
  readonly input: ArrayBuffer;
  /** For the items' text. A longer one is given back when it was not enough. */
  readonly room: ArrayBuffer;
}

/** A piece of a tool's saved output, as a worker is given it. */
export interface Piece extends Loan {
  readonly tool: string;
  /** How much of `input` it fills, in bytes; UTF-8. */
  readonly length: number;
  /** The last line above that holds a header's text. Absent when there is none. */
  readonly header: string | undefined;
  /** Whether the piece itself holds a header's text. */
  readonly headed: boolean;
}

/** What a worker makes of it. */
export interface PieceRead extends Loan {
  /** How much of `room` the items fill as JSON text, as they stand in a large list, with ITEM_BREAK between them; in bytes
   *  of UTF-8. */
  readonly length: number;
  readonly items: number;
  /** What else there is to say, of its parts in their order. */
  readonly rests: readonly unknown[];
}

/** So much becomes text at a time, in bytes: V8 keeps what is shorter than 128 KiB where it need not ask for memory. */
const PART_BYTES = 96 * 1024;

/** Reads a piece, and writes its items at once: nothing but text is kept of them. */
export function readPiece({ tool, input, length, header: above, headed, room }: Piece): PieceRead {
  const of = PIECES[tool];
  if (of === undefined) throw new Error(`${tool} is not read in pieces`);
  const json = new ItemsText(room);
  const rests: unknown[] = [];
  let header = above;
  for (let at = 0; at < length; ) {
    const part = partOf(of, Buffer.from(input, at, length - at));
    // Of text that is ASCII only, Latin-1 is the same, and quicker.
    rests.push(of.read(part.toString(isAscii(part) ? 'latin1' : 'utf8'), header, json.add));
    if (headed) header = headerIn(of, part) ?? header;
    at += part.length;
  }
  return { input, room: json.room, length: json.length, items: json.items, rests };
}

/** As much from the beginning as becomes text at a time: more when it cannot be cut there. */
function partOf(of: Pieces, bytes: Buffer): Buffer {
  for (let length = PART_BYTES; length < bytes.length; length *= 2) {
    const cut = cutOf(of, bytes.subarray(0, length));
    if (cut > 0) return bytes.subarray(0, cut);
  }
  return bytes;
}

const BREAK = Buffer.from(ITEM_BREAK);

/** Items as text, one behind the other, as bytes. */
class ItemsText {
  items = 0;
  length = 0;
  room: ArrayBuffer;
  #bytes: Buffer;

  constructor(room: ArrayBuffer) {
    this.room = room;
    this.#bytes = Buffer.from(room);
  }

  readonly add = (item: unknown): void => {
    const text = itemText(item);
    // No character takes more than three bytes in UTF-8 for each unit of UTF-16.
    this.#need(this.length + BREAK.length + text.length * 3);
    if (this.items > 0) for (const byte of BREAK) this.#bytes[this.length++] = byte;
    this.length += this.#bytes.write(text, this.length);
    this.items += 1;
  };

  #need(bytes: number): void {
    if (bytes <= this.room.byteLength) return;
    this.room = new ArrayBuffer(Math.max(bytes, this.room.byteLength * 2));
    const larger = Buffer.from(this.room);
    this.#bytes.copy(larger, 0, 0, this.length);
    this.#bytes = larger;
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

/** The last line of a piece that holds a header's text. Absent when there is none. */
export function headerIn(of: Pieces, bytes: Buffer): string | undefined {
  const at = Math.max(...of.headers.map((header) => bytes.lastIndexOf(header, undefined, 'latin1')));
  if (at < 0) return undefined;
  const end = bytes.indexOf(FEED, at);
  return bytes.toString('utf8', bytes.lastIndexOf(FEED, at) + 1, end < 0 ? bytes.length : end);
}
