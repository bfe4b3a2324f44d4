import { read } from 'node:fs';

/** Bytes as they come. */
export interface ByteSource {
  /** Puts the next bytes into memory from `at` on. @returns how many: at least one, 0 at the end. */
  read(memory: Buffer, at: number): Promise<number>;
}

/** A file's bytes, read straight into memory. */
export function fileSource(fd: number): ByteSource {
  return {
    read: (memory, at) =>
      new Promise((resolve, reject) => {
        read(fd, memory, at, memory.length - at, null, (error, bytes) => (error ? reject(error) : resolve(bytes)));
      }),
  };
}

/** A stream's bytes. */
export class Chunks implements ByteSource {
  readonly #input: AsyncIterator<string | Buffer>;
  #ahead: Buffer[] = [];

  constructor(input: AsyncIterator<string | Buffer>) {
    this.#input = input;
  }

  /** All of it as text. Absent when it is longer: then nothing of it is lost. */
  async whole(most: number): Promise<string | undefined> {
    for (let length = 0; length <= most; ) {
      const chunk = await this.#next();
      if (chunk === undefined) return Buffer.concat(this.#ahead).toString('utf8');
      this.#ahead.push(chunk);
      length += chunk.length;
    }
    return undefined;
  }

  async read(memory: Buffer, at: number): Promise<number> {
    const chunk = this.#ahead.shift() ?? (await this.#next());
    if (chunk === undefined) return 0;
    const length = chunk.copy(memory, at);
    if (length < chunk.length) this.#ahead.unshift(chunk.subarray(length));
    return length;
  }

  async #next(): Promise<Buffer | undefined> {
    for (let next = await this.#input.next(); next.done !== true; next = await this.#input.next()) {
      const chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
      if (chunk.length > 0) return chunk;
    }
    return undefined;
  }
}
