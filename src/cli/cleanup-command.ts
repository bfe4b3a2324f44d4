import { cleanUp } from '../pipeline/machine.ts';
import { complain, EXIT, print } from './io.ts';

/** Removes what earlier runs left on the engine, or only lists it. */
export async function cleanupCommand(options: { readonly dryRun?: boolean }): Promise<number> {
  const result = await cleanUp(options.dryRun === true);
  if (!result.ok) return complain(result.trouble);
  if (result.value.length === 0) {
    await print('nothing of netshoot-run is left on this engine\n');
    return EXIT.healthy;
  }
  for (const { name, run, status, removed, because } of result.value) {
    const became = removed
      ? 'removed'
      : because === undefined
        ? 'would be removed'
        : `could not be removed: ${because}`;
    await print(`${name} (run ${run}, ${status}): ${became}\n`);
  }
  return result.value.some(({ because }) => because !== undefined) ? EXIT.cannotRun : EXIT.healthy;
}
