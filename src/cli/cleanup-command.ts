import type { CleanFlags } from '../pipeline/cluster.ts';
import { cleanUp } from '../pipeline/machine.ts';
import { complain, EXIT, print, say } from './io.ts';

/** Removes what earlier runs left on any engine, or only lists it. With a flag of kubectl it is the cluster that is meant. */
export async function cleanupCommand(options: CleanFlags & { readonly dryRun?: boolean }): Promise<number> {
  const { dryRun = false, ...flags } = options;
  const inCluster = Object.values(flags).some((flag) => flag !== undefined);
  const result = inCluster
    ? await (await import('../pipeline/cluster.ts')).cleanUpCluster(flags, dryRun)
    : await cleanUp(dryRun);
  if (!result.ok) return complain(result.trouble);
  const { found, looked, silent } = result.value;
  for (const { what, where, todo } of silent)
    say(`not looked at: ${what}${where === undefined ? '' : ` (${where})`}; ${todo}`);
  if (found.length === 0)
    await print(`nothing of netshoot-run is left ${inCluster ? 'there' : `on ${looked.join(', ')}`}\n`);
  for (const { engine, name, run, status, removed, because, stays } of found) {
    const became = removed
      ? 'removed'
      : stays !== undefined
        ? `cannot be removed: ${stays}`
        : because === undefined
          ? 'would be removed'
          : `could not be removed: ${because}`;
    await print(`${inCluster ? '' : `${engine}:`}${name} (run ${run}, ${status}): ${became}\n`);
  }
  return found.some(({ because }) => because !== undefined) ? EXIT.cannotRun : EXIT.healthy;
}
