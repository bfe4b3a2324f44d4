import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import type { SsSummary } from './value.generated.ts';

type Tcp = SsSummary['tcp'];
type Transport = SsSummary['transports'][number];

/** `Total: 179 (kernel 283)`; newer ones print no bracket. */
const TOTAL = /^Total: (?<total>[0-9]{1,10})(?: \(kernel (?<kernel>[0-9]{1,10})\))?$/;
/** `TCP:   9 (estab 2, closed 1, orphaned 0, timewait 1)`,
 *  `TCP:   9 (estab 2, closed 1, orphaned 0, synrecv 0, timewait 1/0), ports 0` */
const TCP =
  /^TCP: {1,8}(?<total>[0-9]{1,10}) \(estab (?<established>[0-9]{1,10}), closed (?<closed>-?[0-9]{1,10}), orphaned (?<orphaned>[0-9]{1,10}),(?: synrecv (?<syn>[0-9]{1,10}),)? timewait (?<timewait>[0-9]{1,10})(?:\/[0-9]{1,10})?\)(?:, ports (?<ports>[0-9]{1,10}))?$/;
/** `Transport Total     IP        IPv6` */
const HEAD = /^Transport +Total +IP +IPv6$/;
const NAMES: readonly string[] = ['RAW', 'UDP', 'TCP', 'INET', 'FRAG'];

/** `UDP	  3         2         1`; before iproute2 5.0 the first line, `*`, is the slab's count again. */
function transportOf(line: string): Transport | undefined {
  const [name = '', total = '', ip = '', ipv6 = '', ...more] = wordsOf(line);
  const [all, four, six] = [wholeNumber(total), wholeNumber(ip), wholeNumber(ipv6)];
  if (!NAMES.includes(name) || more.length > 0) return undefined;
  if (all === undefined || four === undefined || six === undefined) return undefined;
  return { name: name.toLowerCase(), total: all, ip: four, ipv6: six };
}

function tcpOf(groups: Readonly<Record<string, string | undefined>>): Tcp {
  const tcp: Tcp = {
    total: Number(groups.total),
    established: Number(groups.established),
    closed: Number(groups.closed),
    orphaned: Number(groups.orphaned),
    timewait: Number(groups.timewait),
  };
  if (groups.syn !== undefined) tcp.syn_recv = Number(groups.syn);
  if (groups.ports !== undefined) tcp.ports = Number(groups.ports);
  return tcp;
}

/** Reads ss -s. Without its first two lines it is none: numbers that could not be had are not zero. */
export function readSsSummary(input: ReadInput): Reading<SsSummary> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ss did not print its summary to the end: ${early}`);
  const leftovers = new Leftovers();
  const transports: Transport[] = [];
  let total: Readonly<Record<string, string | undefined>> | undefined;
  let tcp: Tcp | undefined;
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      const text = line.text.length > 200 ? '' : line.text;
      const first = TOTAL.exec(text)?.groups;
      const second = TCP.exec(text)?.groups;
      const transport = transportOf(text);
      if (first !== undefined) total ??= first;
      else if (second !== undefined) tcp ??= tcpOf(second);
      else if (transport === undefined && !HEAD.test(text) && !/^\*\s+[0-9]+\s+-\s+-$/.test(text)) leftovers.add(line);
      else if (transport !== undefined) transports.push(transport);
    }
  const [unknown] = leftovers.lines;
  // ss prints zeros, and says so on stderr, where it could not read the kernel's numbers.
  if (total === undefined || tcp === undefined || exitCode(input.ending) !== 0 || unknown?.text.startsWith('ss: '))
    return unreadable('the summary of ss was expected, as "Total: 179"', unknown ?? firstLine(input.stdout));
  const value: SsSummary = { total: Number(total.total), tcp, transports, leftovers: leftovers.lines };
  if (total.kernel !== undefined) value.total_kernel = Number(total.kernel);
  return readingOf(value);
}
