// The DNS service of the lab: several servers on several addresses, which can be told at any moment how to fail.
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DnsConfig, DnsRule, DnsServer } from './dns-config.ts';
import { type Query, RCODES, type Reply, readQuery, replyBytes } from './dns-wire.ts';
import { healthyReply, isUnder } from './dns-zone.ts';

const PORT = 53;
/** What common servers announce since the DNS flag day of 2020. */
const SIZE = 1232;

type Proto = 'udp' | 'tcp';

interface Asked {
  readonly server: string;
  readonly proto: Proto;
}

function holds(rule: DnsRule, query: Query, { server, proto }: Asked): boolean {
  return (
    (rule.servers?.includes(server) ?? true) &&
    (rule.under === undefined || isUnder(query.name, rule.under)) &&
    (rule.types?.includes(query.type) ?? true) &&
    (rule.proto === undefined || rule.proto === proto) &&
    (rule.edns === undefined || rule.edns === (query.size !== undefined)) &&
    (rule.cd === undefined || rule.cd === query.cd)
  );
}

/** The service: `apply` makes a configuration come into force, and resolves when every socket is as it says. */
export class DnsService {
  #config: DnsConfig = { servers: {}, records: {}, rules: {} };
  readonly #udp = new Map<string, UdpSocket>();
  readonly #tcp = new Map<string, { readonly listener: Server; readonly open: Set<Socket> }>();

  async apply(next: DnsConfig): Promise<void> {
    const wanted = (proto: Proto) =>
      new Set(Object.values(next.servers).flatMap((one) => (one[proto] === false ? [] : one.addresses)));
    const [udp, tcp] = [wanted('udp'), wanted('tcp')];
    const gone = (open: ReadonlyMap<string, unknown>, now: ReadonlySet<string>) =>
      [...open.keys()].filter((address) => !now.has(address));
    await Promise.all([
      ...gone(this.#udp, udp).map((address) => this.#closeUdp(address)),
      ...gone(this.#tcp, tcp).map((address) => this.#closeTcp(address)),
    ]);
    this.#config = next;
    await Promise.all([
      ...[...udp].filter((address) => !this.#udp.has(address)).map((address) => this.#openUdp(address)),
      ...[...tcp].filter((address) => !this.#tcp.has(address)).map((address) => this.#openTcp(address)),
    ]);
  }

  #serverAt(address: string): readonly [string, DnsServer] | undefined {
    return Object.entries(this.#config.servers).find(([, { addresses }]) => addresses.includes(address));
  }

  /** The bytes to send. Absent: silence. */
  async #respond(bytes: Buffer, address: string, proto: Proto): Promise<Buffer | undefined> {
    const query = readQuery(bytes);
    const found = this.#serverAt(address);
    if (query === undefined || found === undefined) return undefined;
    const [name, server] = found;
    const reply = await this.#reply(query, server, { server: name, proto });
    if (reply === undefined) return undefined;
    const out = replyBytes(query, reply, SIZE);
    const fits = out.length <= (query.size === undefined ? 512 : Math.min(query.size, SIZE));
    if (proto === 'tcp' || fits) return out;
    return replyBytes(query, { rcode: reply.rcode, aa: reply.aa === true, ra: reply.ra === true, tc: true }, SIZE);
  }

  async #reply(query: Query, server: DnsServer, asked: Asked): Promise<Reply | undefined> {
    for (const rule of Object.values(this.#config.rules)) {
      if (!holds(rule, query, asked)) continue;
      if (rule.ms !== undefined) await sleep(rule.ms);
      if (rule.do === 'delay') continue;
      if (rule.do === 'drop') return undefined;
      return { rcode: RCODES[rule.do], ra: server.role === 'resolver', ede: rule.ede };
    }
    return healthyReply(this.#config, server, query);
  }

  #openUdp(address: string): Promise<void> {
    return new Promise((opened, failed) => {
      const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4' });
      socket.once('error', failed);
      socket.on('message', (bytes, from) => {
        void this.#respond(bytes, address, 'udp').then((out) => {
          if (out !== undefined && this.#udp.get(address) === socket) socket.send(out, from.port, from.address);
        });
      });
      socket.bind(PORT, address, () => {
        this.#udp.set(address, socket);
        opened();
      });
    });
  }

  #openTcp(address: string): Promise<void> {
    return new Promise((opened, failed) => {
      const open = new Set<Socket>();
      const listener = createServer((connection) => {
        open.add(connection);
        connection.on('close', () => open.delete(connection));
        connection.on('error', () => connection.destroy());
        this.#converse(address, connection);
      });
      listener.once('error', failed);
      listener.listen(PORT, address, () => {
        this.#tcp.set(address, { listener, open });
        opened();
      });
    });
  }

  /** Answers each message of a connection; silence leaves the connection open, as a hung server does. */
  #converse(address: string, connection: Socket): void {
    let waiting = Buffer.alloc(0);
    connection.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
        const end = 2 + waiting.readUInt16BE(0);
        const message = waiting.subarray(2, end);
        waiting = waiting.subarray(end);
        void this.#respond(message, address, 'tcp').then((out) => {
          if (out === undefined || connection.destroyed) return;
          connection.write(Buffer.concat([Buffer.from([out.length >> 8, out.length & 255]), out]));
        });
      }
    });
  }

  #closeUdp(address: string): Promise<void> {
    const socket = this.#udp.get(address);
    this.#udp.delete(address);
    return new Promise((closed) => (socket === undefined ? closed() : socket.close(closed)));
  }

  #closeTcp(address: string): Promise<void> {
    const server = this.#tcp.get(address);
    this.#tcp.delete(address);
    for (const connection of server?.open ?? []) connection.destroy();
    return new Promise((closed) => (server === undefined ? closed() : server.listener.close(() => closed())));
  }
}
