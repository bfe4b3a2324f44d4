import { cleanUp } from '../pipeline/machine.ts';
import { complain, EXIT, print, say } from './io.ts';

/** Removes what earlier runs left on any engine, or only lists it. */
export async function cleanupCommand(options: { readonly dryRun?: boolean }): Promise<number> {
  const result = await cleanUp(options.dryRun === true);
  if (!result.ok) return complain(result.trouble);
  const { found, looked, silent } = result.value;
  for (const { what, where, todo } of silent)
    say(`not looked at: ${what}${where === undefined ? '' : ` (${where})`}; ${todo}`);
  if (found.length === 0) await print(`nothing of netshoot-run is left on ${looked.join(', ')}\n`);
  for (const { engine, name, run, status, removed, because } of found) {
    const became = removed
      ? 'removed'
      : because === undefined
        ? 'would be removed'
        : `could not be removed: ${because}`;
    await print(`${engine}:${name} (run ${run}, ${status}): ${became}\n`);
  }
  return found.some(({ because }) => because !== undefined) ? EXIT.cannotRun : EXIT.healthy;
}
