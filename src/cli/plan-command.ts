import { fail, ok, type Result } from '../model/result.ts';
import { loadByName, showDiagnostics } from '../pipeline/library.ts';
import { chosenImage } from '../pipeline/machine.ts';
import { makePlan, planText, resolveParameters, viewPlan } from '../pipeline/plan-view.ts';
import { parseDestination, tools } from '../pipeline/toolbox.ts';
import { oneLine, stripControl } from '../util/text.ts';
import { complain, EXIT, print, say, wantsColor } from './io.ts';
import { gatherParams } from './params.ts';

/** The flags of `plan`. */
export interface PlanFlags {
  readonly target?: string;
  readonly to?: string;
  readonly param?: unknown;
  readonly image?: string;
  readonly allow?: string;
  readonly json?: boolean;
}

/** Prints what a run would do. Nothing is looked up and nothing is sent. */
export async function planCommand(name: string, flags: PlanFlags, words: readonly string[]): Promise<number> {
  const own = flagsOf(words);
  if (!own.ok) return complain(own.trouble);
  const to = flags.to === undefined ? undefined : parseDestination(flags.to);
  if (to !== undefined && !to.ok) return complain(to.trouble);
  const params = gatherParams(flags.param, own.value);
  if (!params.ok) return complain(params.trouble);
  const loaded = loadByName(name);
  if (loaded.kind === 'trouble') return complain(loaded.trouble);
  if (loaded.kind === 'invalid') {
    say(showDiagnostics(loaded.diagnostics, wantsColor(undefined, process.stderr)).trimEnd());
    return EXIT.usage;
  }
  const values = resolveParameters(loaded.playbook, params.value, { to: { ...to?.value }, target: {}, peer: {} });
  if (!values.ok) return complain(values.trouble);
  const plan = makePlan(loaded.playbook, values.value, to?.value, tools, flags.allow === 'intrusive');
  const view = viewPlan(plan, tools, await chosenImage(flags.image, process.env), flags.target);
  await print(flags.json === true ? `${JSON.stringify(view, null, 2)}\n` : stripControl(planText(view)));
  return EXIT.healthy;
}

/** The playbook's own flags, which commander does not know here: `--name value` and `--name=value`. */
function flagsOf(words: readonly string[]): Result<Readonly<Record<string, string>>> {
  const flags: Record<string, string> = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const groups = /^--(?<name>[a-z][a-z0-9-]*)(?:=(?<value>[\s\S]*))?$/.exec(word)?.groups;
    const value = groups?.value ?? words[++i];
    if (groups?.name === undefined || value === undefined) {
      return fail({
        what: `"${oneLine(word, 80)}" is no flag with a value`,
        where: 'the command line',
        todo: 'write parameters as --name value',
        exit: 2,
      });
    }
    flags[groups.name.replaceAll('-', '_')] = value;
  }
  return ok(flags);
}
