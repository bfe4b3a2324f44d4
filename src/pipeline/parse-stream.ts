import type { Reading } from '../model/evidence.ts';
import type { LineStream, ReadInput } from '../model/tool.ts';
import { cleanLine, LINE_MAX } from '../tools/output.ts';

/** Reads a tool's output while it comes. What it holds does not grow with what it was fed. */
export class OutputStream {
  readonly #reader: ReturnType<LineStream['open']>;
  #open = '';
  #number = 0;

  constructor(stream: LineStream) {
    this.#reader = stream.open();
  }

  /** The items that this piece of the output completed. It may begin and end anywhere in a line. */
  feed(text: string): unknown[] {
    const items: unknown[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#hold(text.slice(start, end));
      this.#take(items);
      start = end + 1;
    }
    this.#hold(text.slice(start));
    return items;
  }

  /** The items that were still open, and the value without its list, as if the command had ended well. */
  end(): { readonly items: readonly unknown[]; readonly reading: Reading } {
    const items: unknown[] = [];
    if (this.#open !== '') this.#take(items);
    const input: ReadInput = { argv: [], ending: { how: 'exited', code: 0 }, stdout: '', stderr: '' };
    const { items: last, reading } = this.#reader.end(input);
    return { items: [...items, ...last], reading };
  }

  /** What is longer than a line of any tool is cut, so that a stream without line feeds cannot fill the memory. */
  #hold(piece: string): void {
    if (this.#open.length < LINE_MAX) this.#open += piece.slice(0, LINE_MAX - this.#open.length);
  }

  #take(items: unknown[]): void {
    this.#number++;
    const text = cleanLine(this.#open);
    this.#open = '';
    if (text === '') return;
    for (const item of this.#reader.push({ number: this.#number, text })) items.push(item);
  }
}
