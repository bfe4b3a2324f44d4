// A DNS server on loopback that answers as its port tells it to, so that dig can be recorded under each trouble.
//   node dns-server.mjs BASE_PORT
// BASE+0 answers; +1 SERVFAIL with EDE 22; +2 REFUSED; +3 truncated over UDP, nothing listens on TCP; +4 garbage;
// +5 another source port; +6 silent to the first question, answers the second; +7 NXDOMAIN; +8 truncated, TCP answers;
// +9 silent; +10 another id; +11 SERVFAIL with EDE 7 and a text; +12 TCP only, closes at once; +13 no recursion.
import dgram from 'node:dgram';
import net from 'node:net';

const base = Number(process.argv[2] ?? 5400);

/** @param {Buffer} query */
function questionEnd(query) {
  let at = 12;
  while (query[at] !== 0) at += (query[at] ?? 0) + 1;
  return at + 5;
}

/** @param {Buffer} query @param {{flags: number, answers?: Buffer[], ede?: [number, string], id?: number}} what */
function reply(query, { flags, answers = [], ede, id }) {
  const end = questionEnd(query);
  const text = Buffer.from(ede?.[1] ?? '');
  const option = ede ? Buffer.concat([Buffer.from([0, 15, 0, text.length + 2, 0, ede[0]]), text]) : Buffer.alloc(0);
  const opt = Buffer.concat([Buffer.from([0, 0, 41, 4, 208, 0, 0, 0, 0, 0, option.length]), option]);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(id ?? query.readUInt16BE(0), 0);
  head.writeUInt16BE(flags, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  head.writeUInt16BE(1, 10);
  return Buffer.concat([head, query.subarray(12, end), ...answers, opt]);
}

const A = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 10]);
const OK = 0x8580;
let asked = 0;

/** @type {Record<number, (query: Buffer) => Buffer | undefined>} */
const answers = {
  0: (q) => reply(q, { flags: OK, answers: [A] }),
  1: (q) => reply(q, { flags: 0x8182, ede: [22, ''] }),
  2: (q) => reply(q, { flags: 0x8105 }),
  3: (q) => reply(q, { flags: OK | 0x0200 }),
  4: (q) => Buffer.concat([q.subarray(0, 2), Buffer.from([0x85, 0x80, 0, 9, 0, 9, 0, 9, 0, 9, 1, 2, 3, 4])]),
  5: (q) => reply(q, { flags: OK, answers: [A] }),
  6: (q) => (++asked % 2 === 1 ? undefined : reply(q, { flags: OK, answers: [A] })),
  7: (q) => reply(q, { flags: 0x8583 }),
  8: (q) => reply(q, { flags: OK | 0x0200 }),
  9: () => undefined,
  10: (q) => reply(q, { flags: OK, answers: [A], id: 1 }),
  11: (q) => reply(q, { flags: 0x8182, ede: [7, 'signature expired'] }),
  13: (q) => reply(q, { flags: 0x8500, answers: [A] }),
};

for (const [offset, answer] of Object.entries(answers)) {
  const socket = dgram.createSocket('udp4');
  const other = dgram.createSocket('udp4');
  socket.on('message', (query, from) => {
    const message = answer(query);
    if (message) (offset === '5' ? other : socket).send(message, from.port, from.address);
  });
  socket.bind(base + Number(offset), '127.0.0.1');
}

net
  .createServer((socket) => {
    socket.on('data', (data) => {
      const message = reply(data.subarray(2), { flags: OK, answers: [A] });
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length, 0);
      socket.write(Buffer.concat([length, message]));
    });
    socket.on('error', () => {});
  })
  .listen(base + 8, '127.0.0.1');
net.createServer((socket) => socket.destroy()).listen(base + 12, '127.0.0.1');
