/** What comes out of a session, taken apart. */
export type Frame =
  | { readonly kind: 'hello'; readonly capEff: string; readonly missing: readonly string[] }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly code: number;
      readonly stdout: Buffer;
      readonly stderr: Buffer;
    };

/** Cuts a session's standard output into frames. What comes before the first frame (an image's greeting) is dropped. */
export class FrameReader {
  readonly #nonce: string;
  readonly #onFrame: (frame: Frame) => void;
  #chunks: Buffer[] = [];
  #length = 0;
  /** Bytes that must be there before it is worth looking again. */
  #need = 1;
  #header: { id: number; code: number; stdoutBytes: number; stderrBytes: number } | undefined;

  constructor(nonce: string, onFrame: (frame: Frame) => void) {
    this.#nonce = nonce;
    this.#onFrame = onFrame;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#need) return;
    let rest: Buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    for (;;) {
      const left = this.#step(rest);
      if (left === undefined) break;
      rest = left;
    }
    this.#chunks = [rest];
    this.#length = rest.length;
  }

  /** Takes one header or one body from the front. @returns what is left, or nothing when more bytes are needed. */
  #step(bytes: Buffer): Buffer | undefined {
    if (this.#header === undefined) {
      const end = bytes.indexOf(10);
      if (end < 0) {
        this.#need = bytes.length + 1;
        return undefined;
      }
      this.#readHeader(bytes.toString('utf8', 0, end));
      return bytes.subarray(end + 1);
    }
    const { id, code, stdoutBytes, stderrBytes } = this.#header;
    const total = stdoutBytes + stderrBytes;
    if (bytes.length < total) {
      this.#need = total;
      return undefined;
    }
    this.#header = undefined;
    this.#need = 1;
    this.#onFrame({
      kind: 'answer',
      id,
      code,
      stdout: bytes.subarray(0, stdoutBytes),
      stderr: bytes.subarray(stdoutBytes, total),
    });
    return bytes.subarray(total);
  }

  #readHeader(line: string): void {
    const [nonce, first, ...words] = line.trim().split(' ');
    if (nonce !== this.#nonce || first === undefined) return;
    if (first === 'hello') {
      const [capEff = 'unknown', ...missing] = words;
      this.#onFrame({ kind: 'hello', capEff, missing });
      return;
    }
    const [id, code, stdoutBytes, stderrBytes] = [first, ...words].map(Number);
    if (id === undefined || code === undefined || stdoutBytes === undefined || stderrBytes === undefined) return;
    this.#header = { id, code, stdoutBytes, stderrBytes };
  }
}
