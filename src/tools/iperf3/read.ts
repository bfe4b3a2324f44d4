import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { isLookupFailure } from '../trace.ts';
import { type Run, readJson } from './json.ts';
import { TextRun } from './text.ts';
import type { Iperf3 } from './value.generated.ts';

function weigh(run: Run, leftovers: Iperf3['leftovers']): Iperf3 {
  const { error, ...rest } = run;
  const said = error === undefined ? undefined : oneLine(error);
  const has = (pattern: RegExp) => said !== undefined && pattern.test(said);
  const moved = (run.received?.bytes ?? 0) > 0 || (run.received_reverse?.bytes ?? 0) > 0;
  return {
    ...rest,
    ...maybe('error', said),
    measured: said === undefined && moved,
    refused: has(/Connection refused/i),
    timed_out: has(/timed out|timeout/i),
    unreachable: has(/No route to host|Network is unreachable|Host is unreachable/i),
    server_busy: has(/server is busy/i),
    unknown_host: said !== undefined && isLookupFailure(said),
    leftovers,
  };
}

/** Reads iperf3 -J, and the text that its client prints. A server that does not answer, refuses or is busy is a value. */
export function readIperf3(input: ReadInput): Reading<Iperf3> {
  // Colours may stand before the brace.
  const json = input.stdout.slice(0, 100).includes('{') ? readJson(input.stdout) : undefined;
  if (json !== undefined) return readingOf(weigh(json, []));
  const text = new TextRun();
  const leftovers = new Leftovers();
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) if (!text.take(line.text)) leftovers.add(line);
  const { run } = text;
  if (run !== undefined) return readingOf(weigh(run, leftovers.lines));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`iperf3 did not print its report: ${early}`);
  return unreadable('a report of iperf3 was expected', leftovers.lines[0] ?? firstLine(input.stdout));
}
