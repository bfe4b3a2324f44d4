import { run } from '../engine/exec.ts';
import type { ClusterFlags } from '../engine/kubernetes/kubectl.ts';
import { checkCluster } from './doctor-cluster.ts';
import { checkEngines } from './doctor-engines.ts';
import { listPlaybooks, loadFile } from './library.ts';
import { startImageChoice } from './machine.ts';

/** One thing that a run needs. missing: it is not there. unknown: it could not be looked at. note: good to know. */
export interface Checked {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'unknown' | 'note';
  readonly detail: string;
  /** How to mend it. Absent when there is nothing to mend. */
  readonly todo?: string;
}

/** Looks at all that a run needs: the engines, the image on each and what is in it, the host's own tools, the playbooks. */
export async function checkUp(
  imageFlag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  flags: ClusterFlags = {},
): Promise<readonly Checked[]> {
  const [engines, cluster] = await Promise.all([checkEngines(startImageChoice(imageFlag, env)), checkCluster(flags)]);
  return [...engines, await checkLocal(), ...cluster, await checkLeftovers(), checkPlaybooks()];
}

/** The local engine needs root and a few programs of the machine. */
async function checkLocal(): Promise<Checked> {
  const asked = await Promise.all(
    ['nsenter', 'unshare', 'setpriv', 'ip'].map(async (program) => ({
      program,
      result: await run([program, '-V'], { timeoutMs: 5000 }),
    })),
  );
  const absent = asked.filter(({ result }) => result.how === 'not_started').map(({ program }) => program);
  if (absent.length > 0)
    return {
      what: 'local engine',
      state: 'note',
      detail: `${absent.join(', ')} not on this machine; netns: and pid: targets need it`,
      todo: 'apt-get install util-linux iproute2',
    };
  if (process.getuid?.() !== 0)
    return {
      what: 'local engine',
      state: 'note',
      detail: 'netns: and pid: targets need root',
      todo: 'run with sudo for such targets',
    };
  return { what: 'local engine', state: 'ok', detail: 'namespaces of this machine can be entered (netns:, pid:)' };
}

async function checkLeftovers(): Promise<Checked> {
  const { cleanUp } = await import('../engine/cleanup.ts');
  const result = await cleanUp(true);
  if (!result.ok) return { what: 'leftovers', state: 'note', detail: 'not looked at: no engine answers' };
  const { found, looked } = result.value;
  if (found.length === 0)
    return { what: 'leftovers', state: 'ok', detail: `no container of ours is on ${looked.join(', ')}` };
  return {
    what: 'leftovers',
    state: 'note',
    detail: `${found.length} containers of ours: running now, or left behind`,
    todo: 'netshoot-run cleanup --dry-run lists them',
  };
}

function checkPlaybooks(): Checked {
  const all = listPlaybooks();
  const invalid = all
    .filter(({ file, builtIn }) => loadFile(file, builtIn).kind !== 'playbook')
    .map(({ name }) => name);
  if (invalid.length > 0)
    return {
      what: 'playbooks',
      state: 'missing',
      detail: `not valid: ${invalid.join(', ')}`,
      todo: `netshoot-run lint ${invalid[0]}`,
    };
  return {
    what: 'playbooks',
    state: all.length > 0 ? 'ok' : 'missing',
    detail: all.map(({ name }) => name).join(', ') || 'none found',
  };
}
