// A service of the lab, started in the network namespace of its machine: node service.js MARK SOCKET.
// The mark does nothing; it is how `lab down` knows the process.
import type { Task } from '../../model/lab.ts';
import { serveControl } from './control.ts';
import { DnsService } from './dns.ts';
import type { DnsConfig } from './dns-config.ts';
import { type WebConfig, WebService } from './web.ts';
import { begin } from './worker.ts';

/** What the lab sends: the room's own types, over a socket that only root can open. */
interface Message {
  readonly dns?: DnsConfig;
  readonly web?: WebConfig;
  readonly task?: Task;
}

function read(value: unknown): Message {
  return typeof value === 'object' && value !== null ? value : {};
}

const [socket = ''] = process.argv.slice(3);
const dns = new DnsService();
const web = new WebService();
serveControl(socket, async (value) => {
  const message = read(value);
  if (message.dns !== undefined) await dns.apply(message.dns);
  if (message.web !== undefined) await web.apply(message.web);
  return message.task === undefined ? undefined : begin(message.task, socket);
});
