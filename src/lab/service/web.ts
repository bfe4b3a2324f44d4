// The servers of the lab that are no DNS: HTTP, HTTPS, echo over TCP and UDP, as a configuration says at the moment.
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/** How a request is answered. Absent words: at once, with 200. */
export interface Answer {
  readonly status?: number;
  readonly delay_ms?: number;
  /** True: never. */
  readonly hang?: boolean;
  /** Where it is sent on to. */
  readonly redirect?: string;
}

export interface Listener {
  readonly port: number;
  readonly kind: 'http' | 'https' | 'echo' | 'udp-echo';
  /** Default: every address of both families. */
  readonly bind?: readonly string[];
  /** The name of a certificate of the lab. */
  readonly certificate?: string;
  /** True: the client has to show one too. */
  readonly client_certificate?: boolean;
  /** The newest version of TLS that is spoken. */
  readonly newest?: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
}

export interface WebConfig {
  /** What it calls itself in its answers. */
  readonly name: string;
  /** The folder of the certificates. */
  readonly certificates: string;
  readonly listeners: Readonly<Record<string, Listener>>;
  readonly http: Answer;
  /** Answers of single paths. */
  readonly paths: Readonly<Record<string, Answer>>;
}

const BIG_BYTES = 8_000_000;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

interface Open {
  readonly close: () => Promise<void>;
}

/** The servers: `apply` opens and closes ports until they are as the configuration says. */
export class WebService {
  #config: WebConfig = { name: '', certificates: '', listeners: {}, http: {}, paths: {} };
  readonly #open = new Map<string, Open>();

  async apply(next: WebConfig): Promise<void> {
    const wanted = new Map(
      Object.values(next.listeners).flatMap((listener) =>
        (listener.bind ?? ['::']).map((address) => [JSON.stringify([listener, address]), { listener, address }]),
      ),
    );
    for (const [key, open] of this.#open)
      if (!wanted.has(key)) {
        this.#open.delete(key);
        await open.close();
      }
    this.#config = next;
    for (const [key, { listener, address }] of wanted)
      if (!this.#open.has(key)) this.#open.set(key, await this.#listen(listener, address));
  }

  #listen(listener: Listener, address: string): Promise<Open> {
    const { port, kind } = listener;
    if (kind === 'udp-echo') return listenUdp(address, port);
    const answer = (request: IncomingMessage, response: ServerResponse) => this.#answer(request, response);
    if (kind === 'http') return listenTcp(createHttp(answer), address, port);
    if (kind === 'echo')
      return listenTcp(
        createTcp((connection) => connection.pipe(connection)),
        address,
        port,
      );
    const file = (name: string) => readFileSync(join(this.#config.certificates, name));
    const server = createHttps(
      {
        key: file('leaf.key'),
        cert: file(`${listener.certificate ?? 'good'}.pem`),
        ca: file('root.pem'),
        requestCert: listener.client_certificate === true,
        rejectUnauthorized: listener.client_certificate === true,
        maxVersion: listener.newest ?? 'TLSv1.3',
        ...(listener.newest === 'TLSv1.1' ? { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
      },
      answer,
    );
    return listenTcp(server, address, port);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    const { status = 200, delay_ms = 0, hang = false, redirect } = this.#config.paths[path] ?? this.#config.http;
    if (hang) return;
    setTimeout(() => {
      if (redirect !== undefined) {
        response.writeHead(302, { location: redirect }).end();
        return;
      }
      const size = /^\/big(?:\/(?<bytes>\d{1,9}))?$/.exec(path)?.groups?.bytes;
      if (status === 200 && path.startsWith('/big')) sendMuch(response, Number(size ?? BIG_BYTES));
      else response.writeHead(status, { 'content-type': 'text/plain' }).end(`${status} from ${this.#config.name}\n`);
    }, delay_ms);
  }
}

function sendMuch(response: ServerResponse, bytes: number): void {
  let left = bytes;
  const more = () => {
    while (left > 0) {
      const chunk = left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
      left -= chunk.length;
      if (!response.write(chunk)) return;
    }
    response.end();
  };
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes });
  response.on('drain', more);
  more();
}

function listenTcp(server: Server, address: string, port: number): Promise<Open> {
  const connections = new Set<Socket>();
  server.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => connection.destroy());
  });
  server.on('tlsClientError', () => {});
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      for (const connection of connections) connection.destroy();
    });
  return new Promise((opened, failed) => {
    server.once('error', failed);
    server.listen({ port, host: address, backlog: 128 }, () => opened({ close }));
  });
}

function listenUdp(address: string, port: number): Promise<Open> {
  const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4' });
  socket.on('message', (bytes, from) => socket.send(bytes, from.port, from.address));
  const close = () => new Promise<void>((closed) => socket.close(closed));
  return new Promise((opened, failed) => {
    socket.once('error', failed);
    socket.bind(port, address, () => opened({ close }));
  });
}
