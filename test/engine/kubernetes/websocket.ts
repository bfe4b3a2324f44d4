import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's side of one WebSocket (RFC 6455), as far as `kubectl exec` needs it: whole binary messages. */
export class WebSocket {
  readonly #socket: Duplex;
  #bytes: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  onMessage: (message: Buffer) => void = () => {};
  onEnd: () => void = () => {};

  constructor(request: IncomingMessage, socket: Duplex, protocol: string) {
    this.#socket = socket;
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    );
    socket.on('data', (chunk: Buffer) => this.#push(chunk));
    socket.on('close', () => this.onEnd());
    socket.on('error', () => {});
  }

  send(message: Buffer, opcode = 2): void {
    const length = message.length;
    const head =
      length < 126
        ? Buffer.from([0x80 | opcode, length])
        : length < 65_536
          ? Buffer.from([0x80 | opcode, 126, length >> 8, length & 255])
          : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(length)]);
    this.#socket.write(Buffer.concat([head, message]));
  }

  close(): void {
    this.send(Buffer.from([3, 232]), 8);
    this.#socket.end();
  }

  #push(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const [first = 0, second = 0] = this.#bytes;
      if (this.#bytes.length < 2) return;
      const short = second & 127;
      const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
      const start = 2 + extra + 4;
      if (this.#bytes.length < start) return;
      const length =
        short === 126 ? this.#bytes.readUInt16BE(2) : short === 127 ? Number(this.#bytes.readBigUInt64BE(2)) : short;
      if (this.#bytes.length < start + length) return;
      const mask = this.#bytes.subarray(start - 4, start);
      const data = Buffer.from(this.#bytes.subarray(start, start + length));
      for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) ^ (mask[i % 4] ?? 0);
      this.#bytes = this.#bytes.subarray(start + length);
      this.#frame(first, data);
    }
  }

  #frame(first: number, data: Buffer): void {
    const opcode = first & 15;
    if (opcode === 8) this.#socket.end();
    else if (opcode === 9) this.send(data, 10);
    else if (opcode <= 2) {
      this.#parts.push(data);
      if ((first & 128) === 0) return;
      this.onMessage(Buffer.concat(this.#parts));
      this.#parts = [];
    }
  }
}

function uint32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
}
