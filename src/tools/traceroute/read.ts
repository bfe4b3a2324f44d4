import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { sameAddress } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { isLookupFailure, isSendFailure, repeatedOf } from '../trace.ts';
import { type Hop, readHop, readMore } from './hop.ts';
import type { Traceroute } from './value.generated.ts';

/** `traceroute to www.example.com (192.0.2.10), 30 hops max, 60 byte packets`; what follows at once is an error that the
 *  program printed before it ended the line */
const HEAD =
  /^traceroute6? to (?<name>\S*) \((?<ip>[0-9a-fA-F:.]+(?:%[^\s)]+)?)\)(?: from [^\s,]+)?(?: \([^()]{1,80}\))?,? (?<hops>[0-9]{1,3}) hops max(?:, (?<bytes>[0-9]{1,6}) byte packets)?(?<tail>.*)$/;
/** `Tracing the path to www.example.com (192.0.2.10) on TCP port 80 (http), 30 hops max` */
const TCP_HEAD =
  /^Tracing the path to (?:(?<name>\S+) \((?<named>[0-9.]{7,15})\)|(?<ip>[0-9.]{7,15})) on TCP port (?<port>[0-9]{1,5})(?: \([^()]{1,40}\))?, (?<hops>[0-9]{1,3}) hops max(?:, (?<bytes>[0-9]{1,6}) byte packets)?$/;
/** `send: Operation not permitted`, `connect: Network is unreachable`, `traceroute: sendto: Network is unreachable` */
const LOCAL =
  /^(?:traceroute6?: )?(?:send|sendto|connect|bind|sendmsg|can't connect to remote host \([^)]*\)): (?<text>.+)$/;
/** `nope.example.com: Name or service not known`, `traceroute: bad address 'nope.example.com'`, BSD `traceroute: unknown
 *  host nope.example.com`, tcptraceroute `Bad destination address: nope.example.com` */
const UNKNOWN_HOST = /^(?:traceroute6?: (?:bad address|unknown host) .*|Bad destination address: .*)$/;
const NOISE =
  /^(?:Cannot handle "host" cmdline arg |traceroute6?: Warning: |Selected device |traceroute6?: (?:Using|using) |trying to get source for |source should be |traceroute6?: wrote )/;

interface Found {
  head: Readonly<Record<string, string | undefined>> | undefined;
  readonly hops: Hop[];
  localError: string | undefined;
  unknownHost: boolean;
  readonly leftovers: Leftovers;
}

function takeHop(found: Found, text: string): boolean {
  const hop = readHop(text);
  const last = found.hops.at(-1);
  const more = hop === undefined && last !== undefined ? readMore(last, text) : undefined;
  if (more !== undefined) found.hops[found.hops.length - 1] = more;
  if (hop !== undefined) found.hops.push(hop);
  return hop !== undefined || more !== undefined;
}

/** A head, and what was printed behind it in the same line. */
function takeHead(found: Found, text: string): string | undefined {
  if (!/^Tra|^tra/.test(text) || text.length > 2_000) return undefined;
  const head = HEAD.exec(text)?.groups ?? TCP_HEAD.exec(text)?.groups;
  if (head === undefined) return undefined;
  found.head ??= head;
  return head.tail ?? '';
}

function takeTrouble(found: Found, text: string): boolean {
  if (text.length > 1_000) return false;
  const local = LOCAL.exec(text)?.groups?.text;
  if (local !== undefined && isSendFailure(local)) found.localError ??= oneLine(local);
  else if (UNKNOWN_HOST.test(text) || (/^\S+: /.test(text) && isLookupFailure(text) && !text.startsWith('whois.')))
    found.unknownHost = true;
  else return NOISE.test(text);
  return true;
}

function walk(input: ReadInput): Found {
  const found: Found = {
    head: undefined,
    hops: [],
    localError: undefined,
    unknownHost: false,
    leftovers: new Leftovers(),
  };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      if (takeHop(found, line.text)) continue;
      const tail = takeHead(found, line.text);
      if (tail === '' || takeTrouble(found, tail ?? line.text)) continue;
      found.leftovers.add(line);
    }
  return found;
}

function weigh(found: Found): Traceroute {
  const { head, hops } = found;
  const destination = head?.ip ?? head?.named;
  // A bare `!` only says that the answer came back with a time to live of 1 or less.
  const reaches = (hop: Hop) =>
    hop.probes.some(({ ip, annotation = '!' }) => annotation === '!' && sameAddress(ip ?? '', destination ?? ''));
  const reachedAt = hops.find(reaches)?.hop;
  const last = hops.findLast(({ probes }) => probes.length > 0);
  const states = hops.flatMap(({ probes }) => probes.map(({ port_state }) => port_state));
  const odd = hops.flatMap(({ probes }) => probes).find(({ annotation }) => annotation !== undefined);
  return {
    ...maybe('destination_name', head?.name ?? head?.ip),
    ...maybe('destination_port', head?.port === undefined ? undefined : Number(head.port)),
    ...maybe('destination_ip', destination),
    ...maybe('max_hops', head?.hops === undefined ? undefined : Number(head.hops)),
    ...maybe('data_bytes', head?.bytes === undefined ? undefined : Number(head.bytes)),
    hops,
    reached: reachedAt !== undefined,
    ...maybe('reached_at', reachedAt),
    ...maybe('last_hop', last?.hop),
    ...maybe('last_address', last?.addresses.at(-1)),
    ...maybe('annotation', odd?.annotation),
    ...maybe('annotation_from', odd?.ip),
    ...maybe(
      'port_state',
      states.find((state) => state !== undefined),
    ),
    repeated: repeatedOf(hops.map(({ addresses }) => addresses)),
    ...maybe('local_error', found.localError),
    unknown_host: found.unknownHost,
    leftovers: found.leftovers.lines,
  };
}

/** Reads traceroute(8) of Linux, BusyBox and BSD, and tcptraceroute. BSD prints the head to stderr, and it may be lost:
 *  without it, hops are a trace only when every line is one. */
export function readTraceroute(input: ReadInput): Reading<Traceroute> {
  const found = walk(input);
  const said = found.hops.length > 0 && (found.head !== undefined || found.leftovers.lines.length === 0);
  if (said || found.localError !== undefined || found.unknownHost) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`traceroute did not say who answered: ${early}`);
  const line = found.leftovers.lines[0] ?? firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable(
    'the head of a trace was expected, as "traceroute to www.example.com (192.0.2.10), 30 hops max"',
    line,
  );
}
