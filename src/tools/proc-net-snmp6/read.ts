import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { Words, wholeNumber } from '../words.ts';
import type { ProcNetSnmp6 } from './value.generated.ts';

/** `Ip6InReceives`, `Icmp6OutType133`, `UdpLite6InErrors` */
const NAME = /^[A-Za-z]{1,16}6[A-Za-z0-9]{1,48}$/;

/** Reads /proc/net/snmp6 (net/ipv6/proc.c): a name and a number in each line. No such file is a value: no IPv6. */
export function readProcNetSnmp6(input: ReadInput): Reading<ProcNetSnmp6> {
  const state = fileState(input);
  if (state.kind === 'missing') return readingOf({ present: false, counters: {}, leftovers: [] });
  if (state.kind !== 'whole') return state;
  const leftovers = new Leftovers();
  const value: ProcNetSnmp6 = { present: true, counters: {}, leftovers: leftovers.lines };
  for (const line of printedLines(input.stdout)) {
    const words = new Words(line.text);
    const name = words.next();
    const number = wholeNumber(words.next());
    if (NAME.test(name) && number !== undefined && words.rest() === '') value.counters[name] = number;
    else if (name !== 'ifIndex') leftovers.add(line);
  }
  if (Object.keys(value.counters).length > 0) return readingOf(value);
  return unreadable('a name and a number were expected, as "Ip6InReceives 27"', leftovers.lines[0]);
}
