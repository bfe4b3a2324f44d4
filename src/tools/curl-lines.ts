import { readCurlError } from './curl-ending.ts';
import { type HttpMessage, MessageReader } from './http-message.ts';
import type { Leftovers, Line } from './output.ts';

/** `  0   219    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0`: curl writes the next thing behind
 *  it when both streams go to one place. */
const TIMES = /(?:--|[0-9]{1,3}):(?:--|[0-9]{2}):(?:--|[0-9]{2}) {1,8}[0-9.]{1,12}[kMGTP]?/;
const METER_HEAD = /^ *(?:% Total {4}% Received|Dload {2}Upload)/;
/** `{ [5 bytes data]`, `} [512 bytes data]` of curl -v */
const DATA = /^[{}] \[[0-9]{1,12} bytes data\]$/;

/** The line behind a progress meter. */
function afterMeter(text: string): string {
  if ((text[0] ?? 'x') > '9' || !text.includes(':--')) return text;
  const at = text.lastIndexOf(':');
  const place = text.lastIndexOf('--:--:--') >= 0 ? text.lastIndexOf('--:--:--') : at;
  const times = TIMES.exec(text.slice(place, place + 40));
  return times === null ? text : text.slice(place + times.index + times[0].length);
}

/** The lines of curl -I, -i or -v. */
export class CurlLines {
  /** In the order printed, whatever their source. */
  readonly messages: HttpMessage[] = [];
  error: { readonly code: number; readonly text: string } | undefined;
  readonly #marked = { '>': new MessageReader(), '<': new MessageReader() } as const;
  readonly #plain = new MessageReader();
  readonly #leftovers: Leftovers;
  #inError = false;

  constructor(leftovers: Leftovers) {
    this.#leftovers = leftovers;
  }

  #give(reader: MessageReader, line: Line, marked: boolean): void {
    const before = reader.messages.length;
    const known = reader.push(line, marked);
    const last = reader.messages.at(-1);
    if (reader.messages.length > before && last !== undefined) this.messages.push(last);
    if (!known) this.#leftovers.add(line);
  }

  push(line: Line): void {
    const text = afterMeter(line.text);
    const [mark] = text;
    if (text === '' || mark === '*' || (mark === ' ' && METER_HEAD.test(text))) return;
    if ((mark === '{' || mark === '}') && DATA.test(text)) return;
    if ((mark === '>' || mark === '<') && (text.length === 1 || text[1] === ' ')) {
      this.#give(this.#marked[mark], { number: line.number, text: text.slice(2) }, true);
      return;
    }
    const error = readCurlError(text);
    if (error !== undefined) {
      this.error = error;
      this.#inError = true;
      return;
    }
    // Behind its error curl prints advice ("More details here: ...") and nothing else.
    if (this.#inError && !text.startsWith('HTTP/')) return;
    this.#give(this.#plain, { number: line.number, text }, false);
  }

  end(): void {
    for (const reader of [this.#marked['>'], this.#marked['<'], this.#plain]) reader.end();
  }
}
