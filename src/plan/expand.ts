import type { Knowledge } from '../expression/knowledge.ts';
import type { Ending, Vantage } from '../model/evidence.ts';
import type { Context, Outcome } from '../model/expression.ts';
import type { Argument, RunStep, Step, ToolStep } from '../model/playbook.ts';
import type { Access } from '../model/report.ts';
import type { CarryCommand, SessionCommand } from '../model/session.ts';
import type { Arguments, Tool } from '../model/tool.ts';
import { validateArguments } from '../util/parameter-value.ts';
import { oneLine } from '../util/text.ts';
import type { PlannedStep, ToolTable } from './plan.ts';

/** One command of a step, ready to be run. */
export interface Command {
  readonly step: string;
  readonly title: string;
  readonly vantage: Vantage;
  /** The tool that reads what it prints. Absent: nothing does. */
  readonly tool: string | undefined;
  readonly with: Arguments | undefined;
  /** With for_each: the item as text, and its place in the list. */
  readonly item: string | undefined;
  readonly index: number | undefined;
  readonly request: SessionCommand | CarryCommand;
}

type Skipped = Extract<Ending, { how: string; because: string }>;

/** What became of one item, or of the whole step. */
export type Planned =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'skip'; readonly item?: string; readonly index?: number; readonly ending: Skipped };

/** A step turned into commands, now that what it depends on is known. */
export interface Expansion {
  readonly title: string;
  readonly oneAtATime: boolean;
  /** Milliseconds between one item and the next, with `oneAtATime`. */
  readonly paceMs: number;
  readonly planned: readonly Planned[];
}

/** What a run allows. */
export interface Leave {
  readonly allowIntrusive: boolean;
  /** Vantages that could not be had, with the reason. */
  readonly denied: Readonly<Partial<Record<Vantage, string>>>;
  /** How vantages were had, where there is more than one way. */
  readonly access?: readonly Access[];
}

type SkipReason = 'not_applicable' | 'empty_list' | 'no_input' | 'could_not_look' | 'not_allowed';

function skipped(reason: SkipReason, because: string): Skipped {
  return { how: 'skipped', reason, because };
}

function leftOut(title: string, ending: Skipped): Expansion {
  return { title, oneAtATime: false, paceMs: 0, planned: [{ kind: 'skip', ending }] };
}

function skip(title: string, reason: SkipReason, because: string): Expansion {
  return leftOut(title, skipped(reason, because));
}

const NOT_APPLICABLE = skipped('not_applicable', 'it does not apply here');
const EMPTY_LIST = skipped('empty_list', 'there is nothing to run it for');

/** Why a step has nothing to run, where what is known says so: its condition does not hold, or its list is empty. */
export function decidedAgainst(step: Step, context: Context): Skipped | undefined {
  const applies = step.when?.evaluate(context);
  if (applies?.kind === 'value' && applies.value !== true) return NOT_APPLICABLE;
  const list = step.kind === 'manual' ? undefined : step.forEach?.list.evaluate(context);
  return list?.kind === 'value' && itemsOf(list).length === 0 ? EMPTY_LIST : undefined;
}

/** Turns a step into its commands. */
export function expandStep(given: PlannedStep, knowledge: Knowledge, tools: ToolTable, leave: Leave): Expansion {
  const planned = readInTarget(given, tools, leave) ? { ...given, vantage: 'inside' as const } : given;
  const { step, vantage } = planned;
  const context = knowledge.context();
  // With for_each the title may name the item, which is not known here.
  const title = step.title.render(context).replaceAll('(unknown)', '…');
  if (step.when !== undefined) {
    const applies = step.when.evaluate(context);
    if (applies.kind === 'unknown') return skip(title, whyUnknown(knowledge, step.when), applies.because);
    if (applies.value !== true) return leftOut(title, NOT_APPLICABLE);
  }
  if (step.kind === 'manual') return skip(title, 'could_not_look', 'nobody can be asked here');
  if (planned.behaviour === 'intrusive' && !leave.allowIntrusive)
    return skip(title, 'not_allowed', 'it loads the network: --allow intrusive lets it run');
  const denied = leave.denied[vantage] ?? notFromHere(planned, leave);
  // Without a cluster there is nothing that was not looked at.
  if (denied !== undefined) return skip(title, vantage === 'engine' ? 'not_applicable' : 'could_not_look', denied);
  if (step.forEach === undefined)
    return {
      title,
      oneAtATime: false,
      paceMs: 0,
      planned: [commandOf(planned, step, title, knowledge, tools, undefined)],
    };
  const list = step.forEach.list.evaluate(context);
  if (list.kind === 'unknown') return skip(title, whyUnknown(knowledge, step.forEach.list), list.because);
  const items = itemsOf(list);
  if (items.length === 0) return leftOut(title, EMPTY_LIST);
  return {
    title,
    oneAtATime: step.forEach.oneAtATime,
    paceMs: step.forEach.paceMs,
    planned: items.map((item, index) =>
      commandOf(planned, step, title, knowledge, tools, { ...item, index, name: step.forEach?.as ?? 'item' }),
    ),
  };
}

/** A file of the target that a session beside the target does not have is read in the target itself. */
function readInTarget({ step, vantage }: PlannedStep, tools: ToolTable, leave: Leave): boolean {
  if (step.kind !== 'tool' || leave.access?.find((one) => one.vantage === vantage)?.stand_in !== true) return false;
  const tool = tools.get(step.tool);
  if (tool?.place.kind !== 'session' || tool.program !== 'cat') return false;
  const [, path = '', ...more] = tool.argv({});
  return more.length === 0 && path.startsWith('/etc/');
}

/** Why a step cannot be run by the session that was had: it lacks a capability, or is beside the target, where what the
 *  step would read is not the target's. */
function notFromHere({ vantage, needs, behaviour }: PlannedStep, leave: Leave): string | undefined {
  const access = leave.access?.find((one) => one.vantage === vantage);
  if (access === undefined) return undefined;
  const because = access.denied.at(-1)?.because ?? 'it was not given';
  const lacking = needs.filter((one) => access.lacks.includes(one));
  if (lacking.length > 0) return `netshoot has no ${lacking.join(', ')} there: ${because}`;
  if (access.stand_in && behaviour === 'passive')
    return `netshoot is beside the target (${access.where}), not in its network: ${because}`;
  return undefined;
}

interface Item {
  readonly typed: unknown;
  readonly text: string;
  readonly index: number;
  readonly name: string;
}

function itemsOf(outcome: Extract<Outcome, { kind: 'value' }>): readonly Pick<Item, 'typed' | 'text'>[] {
  const plain = Array.isArray(outcome.value) ? outcome.value : [];
  const typed: readonly unknown[] = Array.isArray(outcome.typed) ? outcome.typed : [];
  return plain.map((value: unknown, i) => ({
    typed: typed[i],
    text: typeof value === 'object' ? JSON.stringify(value) : String(value),
  }));
}

/** A playbook's own decision, or something that could not be seen: only the latter is held against the run. */
function whyUnknown(
  knowledge: Knowledge,
  { references }: { readonly references: Parameters<Knowledge['gaps']>[0] },
): SkipReason {
  return knowledge.gaps(references).some(({ reason }) => reason === 'could_not_look') ? 'could_not_look' : 'no_input';
}

function commandOf(
  planned: PlannedStep,
  step: ToolStep | RunStep,
  title: string,
  knowledge: Knowledge,
  tools: ToolTable,
  item: Item | undefined,
): Planned {
  const context = knowledge.context(item === undefined ? {} : { [item.name]: item.typed });
  const named = item === undefined ? {} : { item: item.text, index: item.index };
  const built =
    step.kind === 'tool'
      ? toolRequest(step, tools, (argument) => argumentValue(argument, context))
      : runRequest(step, context);
  if (!built.ok) return { kind: 'skip', ...named, ending: skipped('no_input', built.because) };
  return {
    kind: 'command',
    command: {
      step: step.id,
      title: item === undefined ? title : step.title.render(context),
      vantage: planned.vantage,
      tool: step.kind === 'tool' ? step.tool : step.read,
      with: built.with,
      item: item?.text,
      index: item?.index,
      request: planned.vantage === 'inside' ? asFile(built.request) : built.request,
    },
  };
}

/** Inside the target a file is fetched, and nothing is started for it. */
function asFile(request: Command['request']): Command['request'] {
  if (request.kind !== 'exec' || request.argv.length !== 2) return request;
  const [program, path = ''] = request.argv;
  return program === 'cat' && path.startsWith('/') ? { kind: 'file', path, deadlineMs: request.deadlineMs } : request;
}

type Built =
  | { readonly ok: true; readonly request: Command['request']; readonly with: Arguments | undefined }
  | { readonly ok: false; readonly because: string };

function argumentValue(argument: Argument, context: ReturnType<Knowledge['context']>): Outcome {
  return argument.kind === 'constant'
    ? { kind: 'value', value: argument.value, typed: argument.value }
    : argument.template.evaluate(context);
}

function toolRequest(step: ToolStep, tools: ToolTable, value: (argument: Argument) => Outcome): Built {
  const tool = tools.get(step.tool);
  if (tool === undefined) return { ok: false, because: `there is no tool ${step.tool}` };
  const given: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(step.with)) {
    const outcome = value(argument);
    // null says: without this one.
    if (outcome.kind === 'value' && outcome.value === null && tool.parameters[name]?.required !== true) continue;
    if (outcome.kind === 'value') given[name] = outcome.value;
    else if (tool.parameters[name]?.required === true || restsOnReadings(argument))
      return { ok: false, because: outcome.because };
  }
  const checked = validateArguments(tool, given);
  if (!checked.ok) return { ok: false, because: `${step.tool} cannot be called so: ${checked.trouble.join('; ')}` };
  const args = checked.value;
  return { ok: true, with: args, request: requestOf(tool, args, step.deadlineMs ?? tool.deadlineMs(args)) };
}

/** An argument that rests on what was seen may not be left out when that is not known: the command would then ask
 *  something else. One that rests on what the user gave may. */
function restsOnReadings(argument: Argument): boolean {
  if (argument.kind === 'constant') return false;
  const { steps, facts } = argument.template.references;
  return steps.size > 0 || facts.size > 0;
}

function requestOf(tool: Tool, args: Arguments, deadlineMs: number): Command['request'] {
  if (tool.place.kind === 'file') return { kind: 'file', path: tool.place.path, deadlineMs };
  if (tool.place.kind === 'carry') {
    const { paths, maxBytes, keep } = tool.place;
    return { kind: 'carry', paths: paths(args), name: tool.name, maxBytes, keep, deadlineMs };
  }
  return { kind: 'exec', argv: tool.argv(args), deadlineMs };
}

function runRequest(step: RunStep, context: ReturnType<Knowledge['context']>): Built {
  const argv: string[] = [];
  for (const [i, word] of step.argv.entries()) {
    const outcome = word.evaluate(context);
    if (outcome.kind === 'unknown') return { ok: false, because: `its argument ${i} is not known: ${outcome.because}` };
    const text = typeof outcome.value === 'object' ? JSON.stringify(outcome.value) : String(outcome.value);
    if (text.includes('\0')) return { ok: false, because: `its argument ${i} holds a NUL` };
    // What the playbook writes out may be an option; what a value becomes may not.
    if (!word.constant && /^-/.test(text) && !word.source.startsWith('-'))
      return { ok: false, because: `its argument ${i} starts with a dash: "${oneLine(text, 60)}"` };
    argv.push(text);
  }
  return { ok: true, with: undefined, request: { kind: 'exec', argv, deadlineMs: step.deadlineMs } };
}
