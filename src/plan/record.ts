import type { Ending, Evidence } from '../model/evidence.ts';
import type { StepRecord } from '../model/report.ts';
import type { Arguments } from '../model/tool.ts';
import type { Command } from './expand.ts';
import type { PlannedStep, ToolTable } from './plan.ts';

/** A command's evidence as the report keeps it, with the reading of its tool. */
export function recordCommand(command: Command, evidence: Evidence, tools: ToolTable): StepRecord {
  const { argv, ending, stdout, stderr, cut, startedAt, durationMs } = evidence;
  return read(
    {
      id: command.step,
      ...(command.item === undefined ? {} : { item: command.item }),
      ...(command.index === undefined ? {} : { index: command.index }),
      title: command.title,
      ...(command.tool === undefined ? {} : { tool: command.tool }),
      ...(command.with === undefined ? {} : { with: { ...command.with } }),
      vantage: command.vantage,
      argv: [...argv],
      ending,
      stdout,
      stderr,
      ...(cut ? { cut } : {}),
      started_at: startedAt,
      duration_ms: durationMs,
    },
    tools,
  );
}

/** A step, or one item of it, that was not run; `decidedAt` is when that was decided. */
export function recordSkip(
  planned: PlannedStep,
  title: string,
  entry: { readonly item?: string; readonly index?: number; readonly ending: Ending },
  decidedAt: Date,
): StepRecord {
  const { step, vantage } = planned;
  return {
    id: step.id,
    ...(entry.item === undefined ? {} : { item: entry.item }),
    ...(entry.index === undefined ? {} : { index: entry.index }),
    title,
    vantage,
    argv: [],
    ending: entry.ending,
    stdout: '',
    stderr: '',
    started_at: decidedAt.toISOString(),
    duration_ms: 0,
  };
}

/** Reads a record again from what was printed: the way a saved report is judged by today's readers. */
export function read(record: StepRecord, tools: ToolTable): StepRecord {
  const { value: _value, unreadable: _unreadable, ...rest } = record;
  const { ending, stdout, stderr, argv } = record;
  const tool = record.tool === undefined ? undefined : tools.get(record.tool);
  const ended = ending.how === 'exited' || ending.how === 'signaled' || ending.how === 'deadline';
  // A file that does not exist is an answer; a program that does not exist is none.
  const told = ended || (ending.how === 'not_found' && (tool?.place.kind === 'file' || tool?.place.kind === 'carry'));
  if (!told) return rest;
  if (tool === undefined) return ended ? { ...rest, value: { stdout, stderr } } : rest;
  const given = argumentsOf(record.with);
  const reading = tool.read({ argv, ending, stdout, stderr, ...(given === undefined ? {} : { with: given }) });
  if (reading.kind === 'value')
    return { ...rest, value: isRecord(reading.value) ? reading.value : { items: reading.value } };
  const { line, text, because } = reading;
  return { ...rest, unreadable: { line, text, because } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The arguments of a saved record; what is no argument is dropped. */
function argumentsOf(saved: StepRecord['with']): Arguments | undefined {
  if (saved === undefined) return undefined;
  const args: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(saved)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') args[name] = value;
  }
  return args;
}
