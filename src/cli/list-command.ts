import { functions, listPlaybooks } from '../pipeline/library.ts';
import { tools } from '../pipeline/toolbox.ts';
import { didYouMean } from '../util/text.ts';
import { complain, EXIT, print } from './io.ts';

const WHAT = ['playbooks', 'tools', 'functions'] as const;

/** Lists what there is: a name and a line each. */
export async function listCommand(what: string | undefined, options: { readonly json?: boolean }): Promise<number> {
  const wanted = WHAT.find((word) => word === (what ?? 'playbooks'));
  if (wanted === undefined) {
    return complain({
      what: `there is no list of "${what}".${didYouMean(what ?? '', WHAT)}`,
      where: 'netshoot-run list',
      todo: `list one of: ${WHAT.join(', ')}`,
      exit: 2,
    });
  }
  const rows = entries(wanted);
  if (options.json === true) await print(`${JSON.stringify(rows, null, 2)}\n`);
  else {
    const width = Math.min(48, Math.max(...rows.map(({ name }) => name.length)));
    await print(rows.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join(''));
  }
  return EXIT.healthy;
}

function entries(what: (typeof WHAT)[number]): readonly { readonly name: string; readonly description: string }[] {
  switch (what) {
    case 'playbooks':
      return listPlaybooks().map(({ name, title }) => ({ name, description: title }));
    case 'tools':
      return [...tools.values()].map(({ name, summary, behaviour, needs }) => ({
        name,
        description: `${summary} [${[behaviour, ...needs].join(', ')}]`,
      }));
    case 'functions':
      return functions.map(({ signature, description }) => ({ name: signature, description }));
    default:
      return never(what);
  }
}

function never(value: never): never {
  throw new Error(`no such list: ${String(value)}`);
}
