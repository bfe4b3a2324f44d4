// The far end: answers 200 to every request on the address:port pairs given as arguments; ends with standard input.
import { createServer } from 'node:http';

const listening = process.argv.slice(2).map((pair) => {
  const [host, port] = pair.split(':');
  const server = createServer((_request, response) => response.end('well\n'));
  return new Promise((open) => server.listen(Number(port), host, open));
});
await Promise.all(listening);
process.stdout.write(`${JSON.stringify({ seq: 0 })}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
