import { engineTrouble } from '../engine/docker-trouble.ts';
import { explainEnding, run } from '../engine/exec.ts';
import { checkImage } from '../engine/image-check.ts';
import type { ClusterFlags } from '../engine/kubernetes/kubectl.ts';
import { oneLine } from '../util/text.ts';
import { checkCluster } from './doctor-cluster.ts';
import { listPlaybooks, loadFile } from './library.ts';
import { defaultImage, startImageChoice } from './machine.ts';

/** One thing that a run needs. missing: it is not there. unknown: it could not be looked at. note: good to know. */
export interface Checked {
  readonly what: string;
  readonly state: 'ok' | 'missing' | 'unknown' | 'note';
  readonly detail: string;
  /** How to mend it. Absent when there is nothing to mend. */
  readonly todo?: string;
}

/** Looks at all that a run needs: the engine, the image and what is in it, the host's own tools, the playbooks. */
export async function checkUp(
  imageFlag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  flags: ClusterFlags = {},
): Promise<readonly Checked[]> {
  const [engine, cluster] = await Promise.all([checkEngine(), checkCluster(flags)]);
  const image = engine.state === 'ok' ? await checkTheImage(imageFlag, env) : [];
  const leftovers = await checkLeftovers(engine.state === 'ok');
  return [engine, ...image, await checkLocal(), ...cluster, leftovers, checkPlaybooks()];
}

async function checkEngine(): Promise<Checked> {
  const answer = await run(
    [
      'docker',
      'version',
      '--format',
      'engine {{.Server.Version}} (API {{.Server.APIVersion}}, {{.Server.Os}}/{{.Server.Arch}}), client {{.Client.Version}}',
    ],
    { timeoutMs: 15_000 },
  );
  const trouble = engineTrouble(answer);
  if (trouble !== undefined)
    return {
      what: 'docker',
      state: 'missing',
      detail: `${trouble.what}${trouble.where === undefined ? '' : ` (${trouble.where})`}`,
      todo: trouble.todo,
    };
  if (answer.how !== 'exited' || answer.code !== 0)
    return {
      what: 'docker',
      state: 'unknown',
      detail: `docker version ${explainEnding(answer)}`,
      todo: 'run docker version yourself to see the whole answer',
    };
  return { what: 'docker', state: 'ok', detail: oneLine(answer.stdout) };
}

async function checkTheImage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Checked[]> {
  const image = await startImageChoice(flag, env)();
  const checked = await checkImage(['docker'], image);
  if (!checked.ok) {
    const todo =
      image === defaultImage
        ? `netshoot-run image build makes one here; docker pull ${defaultImage} fetches the public one (a run does that by itself)`
        : checked.trouble.todo;
    return [{ what: 'image', state: 'missing', detail: `${image}: ${checked.trouble.what}`, todo }];
  }
  const { tools, missing, sizeBytes, complete } = checked.value;
  const found: Checked = {
    what: 'image',
    state: complete ? 'ok' : 'missing',
    detail: `${image}, ${Math.round(sizeBytes / 1e6)} MB, ${tools.length} of ${tools.length + missing.length} tools`,
  };
  return [
    found,
    ...missing.map(
      ({ program, purpose, needed, fix }): Checked => ({
        what: `image: ${program}`,
        state: needed ? 'missing' : 'note',
        detail: `not there; ${purpose}`,
        todo: fix,
      }),
    ),
  ];
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

async function checkLeftovers(engineAnswers: boolean): Promise<Checked> {
  if (!engineAnswers) return { what: 'leftovers', state: 'note', detail: 'not looked at: no engine answers' };
  const { cleanUp } = await import('../engine/docker-cleanup.ts');
  const found = await cleanUp(true);
  if (!found.ok) return { what: 'leftovers', state: 'note', detail: found.trouble.what, todo: found.trouble.todo };
  if (found.value.length === 0)
    return { what: 'leftovers', state: 'ok', detail: 'no container of ours is on the engine' };
  return {
    what: 'leftovers',
    state: 'note',
    detail: `${found.value.length} containers of ours: running now, or left behind`,
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
