// A DNS server that can be told, at any moment, how to fail. Usage: node dnsd.mjs, with one configuration a line on
// standard input: {"seq": 1, "config": {...}} (the shape is DnsConfig of dns-config.ts). It answers {"seq": 1} on
// standard output when the configuration is in force, and ends when standard input does.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileRules } from './dns-rules.mjs';
import { RCODES, readQuery, replyBytes } from './dns-wire.mjs';
import { healthyReply } from './dns-zone.mjs';

const PORT = 53;
const DEFAULT_MAX_UDP = 1232; // what unbound and BIND announce since DNS flag day 2020

let config = { servers: [], records: {}, rules: [] };
let rules = [];
const udpSockets = new Map();
const tcpServers = new Map();

function refusal(name, server) {
  return { rcode: RCODES[name], ra: server.role === 'resolver', noEdns: name === 'formerr' };
}

/** What a rule makes of the reply; undefined is silence. */
function ruled(rule, query, server) {
  switch (rule.do) {
    case 'drop':
      return undefined;
    case 'nodata':
      return { rcode: RCODES.noerror, aa: server.role === 'authority', ra: server.role === 'resolver' };
    case 'tc':
      return { rcode: RCODES.noerror, tc: true, ra: server.role === 'resolver' };
    case 'lame':
      // An upward referral: what a server says that does not serve the zone and still points somewhere.
      return { rcode: RCODES.noerror, authority: [{ name: '', type: 'NS', ttl: 60, value: 'a.root.example' }] };
    case 'answer':
      return healthyReply(config, server, query, rule.records);
    default:
      return { ...refusal(rule.do, server), ede: rule.ede };
  }
}

/** The bytes to send, or undefined for silence. */
async function respond(bytes, context) {
  const query = readQuery(bytes);
  if (query === undefined) return undefined;
  const { server, proto } = context;
  const matching = rules.filter(({ rule }) => rule.when.sizeOver === undefined);
  let reply;
  for (const { rule, matches } of matching) {
    if (!matches(query, context)) continue;
    if (rule.ms !== undefined) await sleep(rule.ms);
    if (rule.do === 'delay') continue;
    reply = { of: ruled(rule, query, server) };
    break;
  }
  if (reply !== undefined && reply.of === undefined) return undefined;
  const size = server.maxUdp ?? DEFAULT_MAX_UDP;
  const whole = reply?.of ?? healthyReply(config, server, query);
  const out = replyBytes(query, whole, size);
  if (proto === 'tcp') return out;
  if (out.length > (query.edns === undefined ? 512 : Math.min(query.edns.size, size)))
    return replyBytes(query, { rcode: whole.rcode, aa: whole.aa, ra: whole.ra, tc: true }, size);
  const tooLarge = rules.some(({ rule, matches }) => out.length > rule.when.sizeOver && matches(query, context));
  return tooLarge ? undefined : out;
}

function serverAt(address) {
  return config.servers.find((server) => server.address === address);
}

function openUdp(address) {
  return new Promise((opened, failed) => {
    const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4' });
    socket.once('error', failed);
    socket.on('message', async (bytes, from) => {
      const server = serverAt(address);
      const out = server === undefined ? undefined : await respond(bytes, { server, proto: 'udp', from });
      if (out !== undefined && udpSockets.get(address) === socket) socket.send(out, from.port, from.address);
    });
    socket.bind(PORT, address, () => {
      udpSockets.set(address, socket);
      opened();
    });
  });
}

/** Answers each message of a connection in turn; silence leaves the connection open, as a hung server does. */
function converse(address, connection) {
  let waiting = Buffer.alloc(0);
  const from = { address: connection.remoteAddress ?? '', port: connection.remotePort ?? 0 };
  connection.on('error', () => connection.destroy());
  connection.on('data', async (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const length = waiting.readUInt16BE(0);
      const message = waiting.subarray(2, 2 + length);
      waiting = waiting.subarray(2 + length);
      const server = serverAt(address);
      const out = server === undefined ? undefined : await respond(message, { server, proto: 'tcp', from });
      if (out === undefined || connection.destroyed) continue;
      const prefix = Buffer.alloc(2);
      prefix.writeUInt16BE(out.length);
      connection.write(Buffer.concat([prefix, out]));
    }
  });
}

function openTcp(address) {
  return new Promise((opened, failed) => {
    const connections = new Set();
    const listener = createServer((connection) => {
      connections.add(connection);
      connection.on('close', () => connections.delete(connection));
      converse(address, connection);
    });
    listener.once('error', failed);
    listener.listen(PORT, address, () => {
      tcpServers.set(address, { listener, connections });
      opened();
    });
  });
}

function closeUdp(address) {
  const socket = udpSockets.get(address);
  udpSockets.delete(address);
  return new Promise((closed) => socket.close(closed));
}

function closeTcp(address) {
  const { listener, connections } = tcpServers.get(address);
  tcpServers.delete(address);
  for (const connection of connections) connection.destroy();
  return new Promise((closed) => listener.close(closed));
}

/** Opens and closes sockets until exactly those of the configuration are there. */
async function apply(next) {
  const udp = new Set(next.servers.filter((server) => server.udp !== false).map((server) => server.address));
  const tcp = new Set(next.servers.filter((server) => server.tcp !== false).map((server) => server.address));
  const gone = (wanted, open) => [...open.keys()].filter((address) => !wanted.has(address));
  const fresh = (wanted, open) => [...wanted].filter((address) => !open.has(address));
  await Promise.all([...gone(udp, udpSockets).map(closeUdp), ...gone(tcp, tcpServers).map(closeTcp)]);
  config = next;
  rules = compileRules(next.rules);
  await Promise.all([...fresh(udp, udpSockets).map(openUdp), ...fresh(tcp, tcpServers).map(openTcp)]);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { seq, config: next } = JSON.parse(line);
  const error = await apply(next).then(
    () => undefined,
    (failure) => String(failure),
  );
  process.stdout.write(`${JSON.stringify({ seq, error })}\n`);
}
process.exit(0);
