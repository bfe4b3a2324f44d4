import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import type { ProcNetDev } from './value.generated.ts';

type Interface = ProcNetDev['interfaces'][number];

/** Received, then sent, as the header of the file has it (net/core/net-procfs.c). */
const COLUMNS = [
  'r_bytes',
  'r_packets',
  'r_errs',
  'r_drop',
  'r_fifo',
  'r_frame',
  'r_compressed',
  'r_multicast',
  't_bytes',
  't_packets',
  't_errs',
  't_drop',
  't_fifo',
  't_colls',
  't_carrier',
  't_compressed',
] as const;
const HEADER = /^(?:Inter-\| +Receive +\| +Transmit| *face \|bytes +packets errs drop .*)$/;

/** `  eth0:139401  349 ...`: the colon may touch the first number, and the name may have a colon in it (`eth0:1`). */
function interfaceOf(line: string): Interface | undefined {
  const match = /^\s*(?<name>\S{1,32}?):\s*(?<numbers>[0-9][0-9\s]*)$/.exec(line.length > 1_000 ? '' : line);
  const words = wordsOf(match?.groups?.numbers ?? '');
  if (words.length !== COLUMNS.length) return undefined;
  const found: Interface = {
    interface: match?.groups?.name ?? '',
    r_bytes: 0,
    r_packets: 0,
    r_errs: 0,
    r_drop: 0,
    t_bytes: 0,
    t_packets: 0,
    t_errs: 0,
    t_drop: 0,
  };
  for (const [at, column] of COLUMNS.entries()) {
    const number = wholeNumber(words[at] ?? '');
    if (number === undefined) return undefined;
    found[column] = number;
  }
  return found;
}

/** Reads /proc/net/dev. Its header proves that a list without interfaces is one. */
export function readProcNetDev(input: ReadInput): Reading<ProcNetDev> {
  const state = fileState(input);
  if (state.kind === 'missing') return unreadable('there is no /proc/net/dev');
  if (state.kind !== 'whole') return state;
  const leftovers = new Leftovers();
  const value: ProcNetDev = { interfaces: [], drops: 0, errors: 0, leftovers: leftovers.lines };
  let head = false;
  for (const line of printedLines(input.stdout)) {
    const found = interfaceOf(line.text);
    if (found !== undefined) {
      value.interfaces.push(found);
      value.drops += found.r_drop + found.t_drop;
      value.errors += found.r_errs + found.t_errs;
    } else if (HEADER.test(line.text)) head = true;
    else leftovers.add(line);
  }
  if (value.interfaces.length > 0 || (head && leftovers.lines.length === 0)) return readingOf(value);
  return unreadable(
    'the counters of an interface were expected, as "eth0: 139401 349 0 0 ..."',
    leftovers.lines[0] ?? firstLine(input.stdout),
  );
}
