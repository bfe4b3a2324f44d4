import { type Checked, checkUp } from '../pipeline/doctor.ts';
import type { ClusterFlags } from '../pipeline/machine.ts';
import { EXIT, print } from './io.ts';

const WORDS: Readonly<Record<Checked['state'], string>> = {
  ok: 'ok',
  missing: 'MISSING',
  unknown: 'UNKNOWN',
  note: 'note',
};

/** Says what works here and how to mend what does not. @returns 0 when a run is possible, else 4. */
export async function doctorCommand(
  options: ClusterFlags & { readonly image?: string; readonly json?: boolean },
): Promise<number> {
  const { namespace, context, kubeconfig } = options;
  const checks = await checkUp(options.image, process.env, { namespace, context, kubeconfig });
  if (options.json === true) await print(`${JSON.stringify(checks, null, 2)}\n`);
  else {
    for (const { what, state, detail, todo } of checks) {
      await print(
        `${WORDS[state].padEnd(8)} ${what}: ${detail}\n${todo === undefined ? '' : `         do: ${todo}\n`}`,
      );
    }
  }
  return checks.some(({ state }) => state === 'missing' || state === 'unknown') ? EXIT.cannotRun : EXIT.healthy;
}
