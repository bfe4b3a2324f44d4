import type { Behaviour, Capability, Vantage } from '../model/evidence.ts';
import type { Playbook, Step } from '../model/playbook.ts';
import type { Tool } from '../model/tool.ts';
import type { Destination } from './destination.ts';
import type { ParameterValues } from './parameters.ts';

/** The tools that a plan may use, by name. */
export type ToolTable = ReadonlyMap<string, Tool>;

/** A step with what it takes to run it. */
export interface PlannedStep {
  readonly step: Step;
  /** A tool's place may move a step inside the target although the playbook does not say so. */
  readonly vantage: Vantage;
  readonly behaviour: Behaviour;
  readonly needs: readonly Capability[];
  /** Programs that must be in the netshoot image. */
  readonly programs: readonly string[];
}

/** What the session of one vantage must be able to do. */
export interface VantageNeeds {
  readonly capabilities: readonly Capability[];
  readonly programs: readonly string[];
}

/** What would be done, before anything is: every step in order, and all that the sessions must be able to do. */
export interface Plan {
  readonly playbook: Playbook;
  readonly params: ParameterValues;
  readonly to: Destination | undefined;
  readonly steps: readonly PlannedStep[];
  /** The vantages that steps are for, each with what its steps need. */
  readonly vantages: ReadonlyMap<Vantage, VantageNeeds>;
  /** Of all vantages together. */
  readonly capabilities: readonly Capability[];
  readonly programs: readonly string[];
}

/** Plans a playbook. Steps that may not run (intrusive without leave) ask for nothing. */
export function makePlan(
  playbook: Playbook,
  params: ParameterValues,
  to: Destination | undefined,
  tools: ToolTable,
  allowIntrusive: boolean,
): Plan {
  const steps = inOrder(playbook.steps).map((step) => planStep(step, tools));
  const running = steps.filter(({ behaviour }) => allowIntrusive || behaviour !== 'intrusive');
  const carries = running.some(({ step }) => step.kind === 'tool' && tools.get(step.tool)?.place.kind === 'carry');
  return {
    playbook,
    params,
    to,
    steps,
    vantages: new Map([
      // What is carried from inside the target has to arrive somewhere.
      ...(carries ? [['target', needsIn('target', running)] as const] : []),
      ...running
        .filter(({ step }) => step.kind !== 'manual')
        .map(({ vantage }) => [vantage, needsIn(vantage, running)] as const),
    ]),
    ...needsOf(running),
  };
}

function needsIn(vantage: Vantage, steps: readonly PlannedStep[]): VantageNeeds {
  return needsOf(steps.filter((step) => step.vantage === vantage));
}

function needsOf(steps: readonly PlannedStep[]): VantageNeeds {
  return {
    capabilities: [...new Set(steps.flatMap(({ needs }) => needs))].sort(),
    programs: [...new Set(steps.flatMap(({ programs }) => programs))].sort(),
  };
}

function planStep(step: Step, tools: ToolTable): PlannedStep {
  if (step.kind === 'manual') return { step, vantage: step.vantage, behaviour: 'passive', needs: [], programs: [] };
  if (step.kind === 'run') {
    const [program] = step.argv;
    const programs = step.vantage === 'inside' || program === undefined || !program.constant ? [] : [program.source];
    return { step, vantage: step.vantage, behaviour: step.behaviour, needs: step.needs, programs };
  }
  const tool = tools.get(step.tool);
  if (tool === undefined) return { step, vantage: step.vantage, behaviour: 'active', needs: [], programs: [] };
  // Nothing of a session is needed for what asks the engine.
  if (tool.place.kind === 'engine')
    return { step, vantage: 'engine', behaviour: tool.behaviour, needs: [], programs: [] };
  const inside = tool.place.kind !== 'session' || step.vantage === 'inside';
  return {
    step,
    vantage: inside ? 'inside' : step.vantage,
    behaviour: tool.behaviour,
    needs: inside ? [] : tool.needs,
    programs: inside ? [] : [tool.program],
  };
}

/** Playbook order, except that a step comes after the steps that it depends on. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const out = new Set<Step>();
  const place = (step: Step): void => {
    if (out.has(step)) return;
    for (const id of step.dependsOn) {
      const before = byId.get(id);
      if (before !== undefined) place(before);
    }
    out.add(step);
  };
  for (const step of steps) place(step);
  return [...out];
}
