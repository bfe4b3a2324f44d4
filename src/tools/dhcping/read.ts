import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, Leftovers, type Line, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { addressOf, hardwareOf, messageType, newPacket, type Packet, takePacketLine } from './packet.ts';
import type { Dhcping } from './value.generated.ts';

const ANSWER = /^Got answer from: (?<server>[0-9]{1,3}(?:\.[0-9]{1,3}){3})$/;
/** What dhcping does next, with -V; which packet is printed below. */
const STAGES: ReadonlyMap<string, 'sent' | 'answer' | 'release' | undefined> = new Map([
  ['setup', undefined],
  ['inform', 'sent'],
  ['request', 'sent'],
  ['select', undefined],
  ['read', 'answer'],
  ['release', 'release'],
  ['close', undefined],
]);
/** `bind: Permission denied`, `getservbyname: bootps: No such file or directory`, `dhcping: invalid option -- 'z'` */
const TROUBLE =
  /^(?:bind|getservbyname|gethostbyname|dhcping|dhcp_socket\/socket|setsockopt|setuid|select)\b.{0,20}: .{1,300}$/;

class DhcpingLines {
  readonly leftovers = new Leftovers();
  readonly packets: Record<'sent' | 'answer' | 'release', Packet> = {
    sent: newPacket(),
    answer: newPacket(),
    release: newPacket(),
  };
  server: string | undefined;
  silent = false;
  staged = false;
  trouble: Line | undefined;
  first: Line | undefined;
  private open: Packet | undefined;

  push(line: Line): void {
    const { text } = line;
    this.first ??= line;
    const server = text.length > 60 ? undefined : ANSWER.exec(text)?.groups?.server;
    if (server !== undefined) this.server ??= server;
    else if (text === 'no answer') this.silent = true;
    else if (STAGES.has(text)) {
      this.staged = true;
      const stage = STAGES.get(text);
      this.open = stage === undefined ? undefined : this.packets[stage];
    } else if (TROUBLE.test(text)) this.trouble ??= line;
    else if (this.open === undefined || !takePacketLine(this.open, text)) this.leftovers.add(line);
  }
}

/** `dhcping -q` says it with its exit code alone. */
function quietAnswer({ argv, ending }: ReadInput): boolean | undefined {
  const code = exitCode(ending);
  return argv[0] === 'dhcping' && argv.includes('-q') && (code === 0 || code === 1) ? code === 0 : undefined;
}

/** Reads dhcping, with -V, -v, -q or none of them. */
export function readDhcping(input: ReadInput): Reading<Dhcping> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`dhcping did not say whether a server answers: ${early}`);
  const lines = new DhcpingLines();
  for (const text of [input.stdout, input.stderr]) for (const line of printedLines(text)) lines.push(line);
  const { server, packets } = lines;
  if (lines.trouble !== undefined) return unreadable('dhcping could not ask', lines.trouble);
  const quiet = lines.first === undefined ? quietAnswer(input) : undefined;
  if (server === undefined && !lines.silent && quiet === undefined)
    return unreadable('"Got answer from" or "no answer" was expected', lines.leftovers.lines[0] ?? lines.first);
  const answered = quiet ?? (server !== undefined && !lines.silent);
  const kind = messageType(packets.answer);
  return readingOf({
    answered,
    ...maybe('server', server),
    ...(kind === undefined ? {} : { acknowledged: kind === 'DHCPACK', refused: kind === 'DHCPNAK' }),
    ...maybe('asked', messageType(packets.sent)),
    ...maybe('message_type', kind),
    ...maybe('client_address', addressOf(packets.sent, 'ciaddr')),
    ...maybe('hardware_address', hardwareOf(packets.sent)),
    ...maybe('your_address', addressOf(packets.answer, 'yiaddr')),
    ...maybe('relay', addressOf(packets.answer, 'giaddr')),
    ...maybe('server_identifier', addressOf(packets.answer, 'Server identifier')),
    ...maybe('netmask', packets.answer.fields.get('Subnet mask')),
    ...(packets.answer.routers.length > 0 ? { routers: packets.answer.routers } : {}),
    ...(lines.staged ? { released: messageType(packets.release) === 'DHCPRELEASE' } : {}),
    leftovers: lines.leftovers.lines,
  });
}
