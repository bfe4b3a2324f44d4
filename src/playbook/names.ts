import { oneLine } from '../util/text.ts';
import type { Problems } from './problems.ts';
import type { Spot } from './source.ts';

/** Flags that the command line has for every playbook. */
export const RESERVED_FLAGS: ReadonlySet<string> = new Set(
  (
    'target to peer format output image param allow deadline namespace context container verbose help version ' +
    'no-color color quiet keep engine all selector sample seed concurrency vs kubeconfig node'
  ).split(' '),
);

/** Commands of the command line: a built-in playbook is a command too. */
export const RESERVED_COMMANDS: ReadonlySet<string> = new Set(
  'run list show lint plan replay diff parse lab image doctor cleanup completion complete verify k8s-job help'.split(
    ' ',
  ),
);

/** Words that expressions have already: names of the language's tables, its keywords (CEL specification, "Syntax"),
 *  its types, and what its implementation keeps for itself. */
const RESERVED_LOCALS: ReadonlySet<string> = new Set(
  (
    'steps facts params to target peer item object true false null in as break const continue else for function if import ' +
    'let loop package namespace return var void while bool bytes double dyn int list map string timestamp duration ' +
    'type uint optional null_type cel google has size constructor prototype'
  ).split(' '),
);

/** Names that every JavaScript object has. */
const INHERITED = 'constructor';

/** Reports a parameter whose flag the command line has already. */
export function checkParameterName(name: string, at: Spot, problems: Problems): void {
  const flag = name.replaceAll('_', '-');
  if (RESERVED_FLAGS.has(flag)) {
    problems.error(at, `a parameter cannot be called "${name}": --${flag} is a flag of every playbook`);
  }
}

/** Reports a step, fact or parameter with a name that expressions cannot use. */
export function checkWord(name: string, at: Spot, problems: Problems): void {
  if (name === INHERITED) problems.error(at, `"${name}" cannot be a name here; choose another`);
}

/** Reports an item's name that means something else already. @returns whether it can be used. */
export function checkLocalName(name: string, at: Spot, problems: Problems): boolean {
  if (!RESERVED_LOCALS.has(name)) return true;
  const already = name === 'item' ? 'is the name without "as"' : 'means something else in expressions';
  problems.error(at, `an item cannot be called "${name}": it ${already}`);
  return false;
}

/** Reports a built-in playbook that would hide a command. */
export function checkPlaybookName(name: string, at: Spot, problems: Problems): void {
  if (RESERVED_COMMANDS.has(name)) {
    problems.error(at, `a built-in playbook cannot be called "${oneLine(name)}": that is a command`);
  }
}
