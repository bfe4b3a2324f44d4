import { plannedArgv } from '../engine/netshoot-container.ts';
import { Knowledge } from '../expression/knowledge.ts';
import type { Argument } from '../model/playbook.ts';
import type { Tool } from '../model/tool.ts';
import type { Plan, PlannedStep, ToolTable } from '../plan/plan.ts';
import { validateArguments, validateParameter } from '../util/parameter-value.ts';
import { shellLine } from '../util/text.ts';

export { describeType, resolveParameters } from '../plan/parameters.ts';
export { makePlan } from '../plan/plan.ts';

/** One step as a plan shows it, before anything is known that only a run can tell. */
export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly vantage: string;
  readonly behaviour: string;
  readonly needs: readonly string[];
  /** The command; `<...>` stands for what only the run will know. */
  readonly argv: readonly string[];
  readonly when: string | undefined;
  readonly for_each: string | undefined;
  readonly after: readonly string[];
}

/** What a run would start and do. */
export interface PlanView {
  readonly playbook: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly capabilities: readonly string[];
  /** The container that would carry the session of the target vantage. */
  readonly session: readonly string[];
  readonly steps: readonly StepView[];
}

/** Shows a plan without running it. */
export function viewPlan(plan: Plan, tools: ToolTable, image: string, target: string | undefined): PlanView {
  const knowledge = new Knowledge(plan.playbook, { params: plan.params, to: { ...plan.to }, target: {}, peer: {} });
  const own = plan.vantages.get('target') ?? { capabilities: [], programs: [] };
  const needs = { runId: '<run>', image, ...own };
  return {
    playbook: plan.playbook.name,
    params: plan.params,
    capabilities: plan.capabilities,
    session: plannedArgv(target ?? 'target', needs),
    steps: plan.steps.map((planned) => viewStep(planned, tools, knowledge)),
  };
}

function viewStep(planned: PlannedStep, tools: ToolTable, knowledge: Knowledge): StepView {
  const { step, vantage, behaviour, needs } = planned;
  const common = {
    id: step.id,
    title: step.title.source,
    vantage,
    behaviour,
    needs,
    when: step.when?.source,
    after: [...step.dependsOn],
  };
  if (step.kind === 'manual') return { ...common, argv: [], for_each: undefined };
  const context = knowledge.context();
  if (step.kind === 'run') {
    const argv = step.argv.map((word) => {
      const outcome = word.evaluate(context);
      return outcome.kind === 'value' ? String(outcome.value) : placeholder(word.source);
    });
    return { ...common, argv, for_each: step.forEach?.list.source };
  }
  const tool = tools.get(step.tool);
  const argv =
    tool === undefined
      ? []
      : toolArgv(tool, step.with, (argument) =>
          argument.kind === 'constant' ? argument.value : known(argument, context),
        );
  return { ...common, argv, for_each: step.forEach?.list.source };
}

function known(argument: Extract<Argument, { kind: 'template' }>, context: ReturnType<Knowledge['context']>): unknown {
  const outcome = argument.template.evaluate(context);
  return outcome.kind === 'value' ? outcome.value : undefined;
}

function placeholder(source: string): string {
  return `<${source.replace(/^\$\{\{\s*|\s*\}\}$/g, '')}>`;
}

/** Valid stand-ins for values that are not known yet, one for each type that a tool's argument can have. They are put
 *  through the tool's own argv builder and then replaced by what they stand for. */
const STAND_INS = ['hostname', 'host', 'address', 'string', 'url', 'path', 'cidr', 'interface'] as const;
const SAMPLES: Readonly<Record<(typeof STAND_INS)[number], (i: number) => string>> = {
  hostname: (i) => `stand-in-${i}.invalid`,
  host: (i) => `stand-in-${i}.invalid`,
  address: (i) => `2001:db8:57a:d1::${i + 1}`,
  string: (i) => `stand-in-${i}`,
  url: (i) => `http://stand-in-${i}.invalid/`,
  path: (i) => `/stand-in-${i}`,
  cidr: (i) => `2001:db8:57a:${i + 1}::/64`,
  interface: (i) => `standin${i}`,
};

function toolArgv(
  tool: Tool,
  given: Readonly<Record<string, Argument>>,
  value: (argument: Argument) => unknown,
): readonly string[] {
  if (tool.place.kind === 'file') return ['read', tool.place.path];
  const args: Record<string, unknown> = {};
  const stands = new Map<string, string>();
  for (const [i, [name, argument]] of Object.entries(given).entries()) {
    const now = value(argument);
    const parameter = tool.parameters[name];
    if (now !== undefined) args[name] = now;
    else if (argument.kind === 'template' && parameter !== undefined) {
      const type = STAND_INS.find((candidate) => candidate === parameter.type);
      const sample = type === undefined ? undefined : SAMPLES[type](i);
      if (sample === undefined || !validateParameter(name, parameter, sample).ok) continue;
      args[name] = sample;
      stands.set(sample, placeholder(argument.template.source));
    }
  }
  const checked = validateArguments(tool, args);
  if (!checked.ok) return [tool.program, `<${checked.trouble.join('; ')}>`];
  const command = tool.place.kind === 'carry' ? ['read', ...tool.place.paths(checked.value)] : tool.argv(checked.value);
  return command.map((word) => {
    let text = word;
    for (const [sample, source] of stands) text = text.replaceAll(sample, source);
    return text;
  });
}

/** A plan as text: one block for each step. */
export function planText(view: PlanView): string {
  const lines = [
    `plan of ${view.playbook}: ${view.steps.length} steps; nothing is run`,
    `capabilities: ${view.capabilities.length === 0 ? 'none' : view.capabilities.join(', ')}`,
    `session: ${view.session.map((word) => (word.includes('<') ? word : shellLine([word]))).join(' ')}`,
    '',
  ];
  for (const step of view.steps) {
    const needs = step.needs.length > 0 ? `, ${step.needs.join(', ')}` : '';
    lines.push(`${step.id}  [${step.vantage}, ${step.behaviour}${needs}]  ${step.title}`);
    if (step.when !== undefined) lines.push(`    when      ${step.when}`);
    if (step.for_each !== undefined) lines.push(`    for each  ${step.for_each}`);
    lines.push(
      `    ${step.argv.map((word) => (word.includes('<') ? word : shellLine([word]))).join(' ') || 'asks a person'}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
