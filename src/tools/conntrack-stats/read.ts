import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { COUNTERS, type Counter, type Cpu, readCpuLine, readProcLine } from './lines.ts';
import type { ConntrackStats } from './value.generated.ts';

function sumOf(cpus: readonly Cpu[], name: Counter): number | undefined {
  const values = cpus.map((cpu) => cpu[name]).filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  // Every CPU prints how many entries the table has: that is one number.
  return name === 'entries' ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0);
}

/** Reads conntrack -S. Without the privilege it prints zeros and exits 1: those are no counters. */
export function readConntrackStats(input: ReadInput): Reading<ConntrackStats> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`conntrack did not print its counters: ${early}`);
  const code = exitCode(input.ending) ?? 0;
  if (code !== 0) return unreadable(`conntrack could not look: exit code ${code}`, firstLine(input.stderr));
  const cpus: Cpu[] = [];
  const leftovers = new Leftovers();
  let columns: readonly string[] | undefined;
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      if (line.text.startsWith('entries ')) {
        columns = line.text.split(/\s+/);
        continue;
      }
      const cpu = columns === undefined ? readCpuLine(line.text) : readProcLine(line.text, columns, cpus.length);
      if (cpu === undefined) leftovers.add(line);
      else cpus.push(cpu);
    }
  const [strange] = leftovers.lines;
  const refused = leftovers.lines.find(({ text }) => text.startsWith('conntrack v') || text.startsWith('mnl_socket'));
  if (refused !== undefined) return unreadable('conntrack could not look', refused);
  if (cpus.length === 0)
    return unreadable('the counters of a CPU were expected, as "cpu=0   found=0 invalid=0 insert=0"', strange);
  const value: ConntrackStats = { cpus, leftovers: leftovers.lines };
  for (const name of COUNTERS) {
    const sum = sumOf(cpus, name);
    if (sum !== undefined) value[name] = sum;
  }
  return readingOf(value);
}
