import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { sameAddress } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Hop, readHop } from './hop.ts';
import type { Traceroute } from './value.generated.ts';

/** `traceroute to www.example.com (192.0.2.10), 30 hops max, 60 byte packets` */
const HEAD =
  /^traceroute6? to (?<name>\S*) \((?<ip>[0-9a-fA-F:.]+(?:%\S+)?)\)(?: from \S+)?, (?<hops>[0-9]{1,3}) hops max(?:, (?<bytes>[0-9]{1,6}) byte packets)?$/;
/** `send: Operation not permitted`, `connect: Network is unreachable`, `traceroute: sendto: Network is unreachable` */
const LOCAL =
  /^(?:traceroute6?: )?(?:send|sendto|connect|bind|sendmsg|can't connect to remote host \([^)]*\)): (?<text>(?:Operation not permitted|Permission denied|Network is unreachable|No route to host|Invalid argument|Cannot assign requested address|Message too long).*)$/;
/** `nope.example.com: Name or service not known`, `traceroute: bad address 'nope.example.com'` */
const UNKNOWN_HOST =
  /^(?:traceroute6?: bad address .*|\S+: (?:Name or service not known|Temporary failure in name resolution|No address associated with hostname|Name does not resolve|Try again))$/;
const NOISE = /^Cannot handle "host" cmdline arg /;

interface Found {
  head: Readonly<Record<string, string | undefined>> | undefined;
  readonly hops: Hop[];
  localError: string | undefined;
  unknownHost: boolean;
  readonly leftovers: Leftovers;
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
      const head = HEAD.exec(line.text)?.groups;
      const hop = head === undefined ? readHop(line.text) : undefined;
      const local = LOCAL.exec(line.text)?.groups?.text;
      found.head ??= head;
      if (hop !== undefined) found.hops.push(hop);
      else if (local !== undefined) found.localError ??= oneLine(local);
      else if (UNKNOWN_HOST.test(line.text)) found.unknownHost = true;
      else if (head === undefined && !NOISE.test(line.text)) found.leftovers.add(line);
    }
  return found;
}

/** Addresses that answer again after another one has. */
function repeatedOf(hops: readonly Hop[]): string[] {
  const last = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [place, { addresses }] of hops.entries())
    for (const address of addresses) {
      const before = last.get(address);
      if (before !== undefined && place - before > 1) repeated.add(address);
      last.set(address, place);
    }
  return [...repeated];
}

function weigh(found: Found): Traceroute {
  const { head, hops } = found;
  const destination = head?.ip;
  // A bare `!` only says that the answer came back with a time to live of 1 or less.
  const reaches = (hop: Hop) =>
    hop.probes.some(({ ip, annotation = '!' }) => annotation === '!' && sameAddress(ip ?? '', destination ?? ''));
  const reachedAt = hops.find(reaches)?.hop;
  const last = hops.findLast(({ probes }) => probes.length > 0);
  const odd = hops.flatMap(({ probes }) => probes).find(({ annotation }) => annotation !== undefined);
  return {
    ...maybe('destination_name', head?.name),
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
    repeated: repeatedOf(hops),
    ...maybe('local_error', found.localError),
    unknown_host: found.unknownHost,
    leftovers: found.leftovers.lines,
  };
}

/** Reads traceroute(8). Hops without a head are no trace: nobody could say whether the last one is the destination. */
export function readTraceroute(input: ReadInput): Reading<Traceroute> {
  const found = walk(input);
  const said = found.hops.length > 0 && found.head !== undefined;
  if (said || found.localError !== undefined || found.unknownHost) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`traceroute did not say who answered: ${early}`);
  const line = found.leftovers.lines[0] ?? firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable(
    'the head of a trace was expected, as "traceroute to www.example.com (192.0.2.10), 30 hops max"',
    line,
  );
}
