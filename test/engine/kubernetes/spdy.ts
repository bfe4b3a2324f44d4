import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { constants, createDeflate, createInflate, type Deflate, type Inflate } from 'node:zlib';

/** The dictionary that both sides compress headers with (SPDY/3, 2.6.10.1): words with their lengths before them, and more
 *  text behind. */
const WORDS = [
  'options head post put delete trace accept accept-charset accept-encoding accept-language accept-ranges age allow',
  'authorization cache-control connection content-base content-encoding content-language content-length content-location',
  'content-md5 content-range content-type date etag expect expires from host if-match if-modified-since if-none-match',
  'if-range if-unmodified-since last-modified location max-forwards pragma proxy-authenticate proxy-authorization range',
  'referer retry-after server te trailer transfer-encoding upgrade user-agent vary via warning www-authenticate method get',
  'status 200_OK version HTTP/1.1 url public set-cookie keep-alive origin',
];
const REST = [
  '100101201202205206300302303304305306307402405406407408409410411412413414415416417502504505',
  '203 Non-Authoritative Information204 No Content301 Moved Permanently400 Bad Request401 Unauthorized403 Forbidden',
  '404 Not Found500 Internal Server Error501 Not Implemented503 Service Unavailable',
  'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec 00:00:00 Mon, Tue, Wed, Thu, Fri, Sat, Sun, GMT',
  'chunked,text/html,image/png,image/jpg,image/gif,application/xml,application/xhtml+xml,text/plain,text/javascript,',
  'publicprivatemax-age=gzip,deflate,sdchcharset=utf-8charset=iso-8859-1,utf-,*,enq=0.',
];
const dictionary = Buffer.concat([
  ...WORDS.join(' ')
    .split(' ')
    .flatMap((word) => [uint32(word.length), Buffer.from(word.replace('_', ' '))]),
  Buffer.from(REST.join('')),
]);

const [SYN_STREAM, SYN_REPLY, PING] = [1, 2, 6];
const FIN = 1;

/** The server's side of one SPDY/3.1 connection, as far as `kubectl exec` before 1.31 needs it: streams that the client
 *  opens, each with a name in its header `streamtype`. */
export class Spdy {
  readonly #socket: Duplex;
  readonly #inflate: Inflate = createInflate({ dictionary });
  readonly #deflate: Deflate = createDeflate({ dictionary });
  readonly #ids = new Map<string, number>();
  #bytes: Buffer = Buffer.alloc(0);
  #order: Promise<void> = Promise.resolve();
  onOpen: (stream: string) => void = () => {};
  onData: (stream: string, data: Buffer) => void = () => {};
  onFinish: (stream: string) => void = () => {};
  onEnd: () => void = () => {};

  constructor(request: IncomingMessage, socket: Duplex) {
    this.#socket = socket;
    const offered = String(request.headers['x-stream-protocol-version'] ?? '').split(/,\s*/);
    const version = offered.find((one) => one === 'v4.channel.k8s.io') ?? offered[0] ?? '';
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: ${version}\r\n\r\n`,
    );
    socket.on('data', (chunk: Buffer) => this.#push(chunk));
    socket.on('close', () => this.onEnd());
    socket.on('error', () => {});
  }

  send(stream: string, data: Buffer, flags = 0): void {
    const id = this.#ids.get(stream);
    if (id === undefined) return;
    this.#socket.write(Buffer.concat([uint32(id), uint32(((flags << 24) | data.length) >>> 0), data]));
  }

  finish(stream: string): void {
    this.send(stream, Buffer.alloc(0), FIN);
  }

  close(): void {
    this.#socket.end();
  }

  #push(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    while (this.#bytes.length >= 8) {
      const second = this.#bytes.readUInt32BE(4);
      const end = 8 + (second & 0xff_ffff);
      if (this.#bytes.length < end) return;
      const [first, body] = [this.#bytes.readUInt32BE(0), Buffer.from(this.#bytes.subarray(8, end))];
      this.#bytes = this.#bytes.subarray(end);
      // Headers are decompressed in the order in which they come.
      this.#order = this.#order.then(() => this.#frame(first, second >>> 24, body));
    }
  }

  async #frame(first: number, flags: number, body: Buffer): Promise<void> {
    if (first >>> 31 === 1) {
      const type = first & 0xffff;
      if (type === SYN_STREAM) await this.#opened(body);
      if (type === PING) this.#control(PING ?? 6, body);
      return;
    }
    const name = [...this.#ids].find(([, id]) => id === first)?.[0];
    if (name === undefined) return;
    if (body.length > 0) this.onData(name, body);
    if ((flags & FIN) !== 0) this.onFinish(name);
  }

  async #opened(body: Buffer): Promise<void> {
    const id = body.readUInt32BE(0);
    const name = headersOf(await through(this.#inflate, body.subarray(10))).get('streamtype') ?? '';
    this.#ids.set(name, id);
    // No headers of our own.
    this.#control(SYN_REPLY ?? 2, Buffer.concat([uint32(id), await through(this.#deflate, uint32(0))]));
    this.onOpen(name);
  }

  #control(type: number, body: Buffer): void {
    this.#socket.write(Buffer.concat([uint32((0x8003_0000 | type) >>> 0), uint32(body.length), body]));
  }
}

/** What comes out when these bytes go in; the compression goes on from there. */
function through(stream: Inflate | Deflate, bytes: Buffer): Promise<Buffer> {
  return new Promise((done, failed) => {
    stream.once('error', failed);
    stream.write(bytes);
    stream.flush(constants.Z_SYNC_FLUSH, () => {
      stream.off('error', failed);
      done((stream.read() as Buffer | null) ?? Buffer.alloc(0));
    });
  });
}

function headersOf(block: Buffer): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  let at = 4;
  const text = () => {
    const start = at + 4;
    at = start + block.readUInt32BE(at);
    return block.toString('utf8', start, at);
  };
  for (let left = block.readUInt32BE(0); left > 0; left--) headers.set(text().toLowerCase(), text());
  return headers;
}

function uint32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
}
