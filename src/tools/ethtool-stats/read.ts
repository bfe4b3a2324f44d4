import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { askedInterface, nothingRead } from '../ethtool-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { wholeNumber } from '../words.ts';
import type { EthtoolStats } from './value.generated.ts';

/** `NIC statistics:`; `Standard stats for eth0:` with --groups */
const HEAD = /^(?:NIC statistics|PHY statistics|Standard stats for \S{1,64}):$/;
/** Names that drivers give to what went wrong. */
const ERROR = /drop|discard|err|fail|crc|collision|fifo|miss|overrun|over_|timeout|no_?buf|lost|jabber|busy/i;
const COUNTERS_MAX = 50_000;

/** `     rx_queue_0_drops: 0`, `     [3]: rx_bytes: 12`, vmxnet3 `  Tx Queue#: 0` above the lines of that queue. */
function split(line: string): { readonly name: string; readonly value: number } | undefined {
  const colon = line.lastIndexOf(':');
  const value = wholeNumber(line.slice(colon + 1).trim());
  const name = line.slice(0, Math.max(0, colon)).trim();
  return name === '' || name.length > 200 || value === undefined ? undefined : { name, value };
}

/** Reads `ethtool -S`. A driver without counters is a value. */
export function readEthtoolStats(input: ReadInput): Reading<EthtoolStats> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ethtool did not print all: ${early}`);
  const name = maybe('name', askedInterface(input));
  const said = firstLine(input.stderr) ?? firstLine(input.stdout);
  if (said?.text === 'no stats available')
    return readingOf({ ...name, available: false, counters: {}, nonzero_errors: {}, leftovers: [] });
  const leftovers = new Leftovers();
  const counters = new Map<string, number>();
  let headed = false;
  let queue = '';
  for (const line of printedLines(input.stdout)) {
    if (HEAD.test(line.text)) {
      headed = true;
      continue;
    }
    const pair = headed && /^\s/.test(line.text) ? split(line.text) : undefined;
    if (pair === undefined || counters.size >= COUNTERS_MAX) leftovers.add(line);
    else if (pair.name.endsWith(' Queue#')) queue = `${pair.name}${pair.value} `;
    else counters.set(`${queue}${pair.name}`, pair.value);
  }
  for (const line of printedLines(input.stderr)) leftovers.add(line);
  if (!headed || exitCode(input.ending) !== 0)
    return nothingRead(input, 'counters were expected below "NIC statistics:"', undefined);
  const peer = counters.get('peer_ifindex');
  return readingOf({
    ...name,
    available: true,
    counters: Object.fromEntries(counters),
    nonzero_errors: Object.fromEntries([...counters].filter(([key, value]) => value > 0 && ERROR.test(key))),
    ...maybe('peer_ifindex', peer),
    leftovers: leftovers.lines,
  });
}
