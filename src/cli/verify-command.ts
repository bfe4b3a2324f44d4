import type { Playbook } from '../model/playbook.ts';
import type { Report } from '../model/report.ts';
import { type LoadedFile, loadByName } from '../pipeline/library.ts';
import { loadReport } from '../pipeline/saved-report.ts';
import { chainOf, compareReports } from '../pipeline/verify.ts';
import { complain, EXIT } from './io.ts';
import { type RunFlags, runLoaded } from './run-command.ts';

/** Runs again just what a saved report rests on, against the same target, and prints what was and what is. */
export async function verifyCommand(file: string, flags: RunFlags & { readonly playbook?: string }): Promise<number> {
  const saved = loadReport(file);
  if (!saved.ok) return complain(saved.trouble);
  const { run } = saved.value;
  const whole = loadByName(flags.playbook ?? run.playbook);
  const chain = whole.kind === 'playbook' ? chainOf(saved.value, whole.playbook) : undefined;
  if (whole.kind === 'playbook' && chain === undefined) {
    return complain({
      what: 'the saved run found nothing wrong: there is nothing to verify',
      where: file,
      todo: `netshoot-run ${run.playbook} --target ${run.target.ref} looks at everything again`,
      exit: EXIT.usage,
    });
  }
  const loaded: LoadedFile = chain === undefined ? whole : { kind: 'playbook', playbook: chain, warnings: [] };
  return await runLoaded(
    { load: async () => loaded, finish: (report) => compareReports(saved.value, report) },
    { ...sameAs(saved.value), ...flags },
    chain === undefined ? {} : sameParams(saved.value, chain),
  );
}

/** The flags that the saved run was made with. */
function sameAs({ run }: Report): RunFlags {
  return {
    target: run.target.ref,
    engine: run.target.engine === 'local' ? 'local' : 'auto',
    ...(run.to === undefined ? {} : { to: run.to }),
    ...(run.peer === undefined ? {} : { peer: run.peer.ref }),
    ...(run.target.engine === 'kubernetes' ? whereItWas(run.target) : {}),
  };
}

/** In which cluster, and where in it. */
function whereItWas({ kind, namespace, context, container, node }: Report['run']['target']): Partial<RunFlags> {
  return {
    engine: 'kubernetes',
    ...(namespace === undefined ? {} : { namespace }),
    ...(context === undefined ? {} : { context }),
    ...(container === undefined ? {} : { container }),
    ...(kind !== 'cluster' || node === undefined ? {} : { node }),
  };
}

/** Its parameters, as they are written on a command line. */
function sameParams({ run }: Report, playbook: Playbook): Readonly<Record<string, string>> {
  return Object.fromEntries(
    // The files of the saved run stay as they are.
    Object.entries(run.params)
      .filter(([name]) => playbook.params[name]?.type !== 'output_file')
      .map(([name, value]) => [
        name,
        playbook.params[name]?.type === 'duration' ? `${String(value)}ms` : String(value),
      ]),
  );
}
