import { fail, type Result, type Trouble } from '../model/result.ts';
import type { FoundTarget } from '../model/session.ts';
import { oneLine } from '../util/text.ts';
import { findDockerTarget } from './docker.ts';
import { dockerFailed, engineTrouble } from './docker-trouble.ts';
import { run } from './exec.ts';

/** A container of a compose service, by the labels that compose puts on it. */
interface Replica {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly project: string;
  readonly service: string;
}

const FIELDS = ['service', 'project'].map((label) => `{{.Label "com.docker.compose.${label}"}}`);

/** Finds the running container of a compose service. Several replicas, or the same service in several projects, are an
 *  error that names them. */
export async function findComposeTarget(
  ref: string,
  project: string | undefined,
  service: string,
): Promise<Result<FoundTarget>> {
  const listed = await listReplicas();
  if (!listed.ok) return listed;
  const all = listed.value;
  const own = all.filter((one) => one.service === service && (project === undefined || one.project === project));
  const running = own.filter(({ state }) => state === 'running');
  const [first, second] = running;
  if (first === undefined) return fail(noneRunning(ref, own, all));
  if (second === undefined) return findDockerTarget(ref, first.id);
  const projects = [...new Set(running.map((one) => one.project))];
  const named = running.map(({ name }) => `docker:${name}`).join(', ');
  return fail({
    what:
      projects.length > 1
        ? `${projects.length} compose projects have a running service "${service}": ${projects.join(', ')}`
        : `service "${service}" has ${running.length} running containers: ${named}`,
    where: '--target',
    todo:
      projects.length > 1
        ? `name the project: --target compose:${first.project}/${service}`
        : `name one of them: --target docker:${first.name}`,
    exit: 4,
  });
}

function noneRunning(ref: string, own: readonly Replica[], all: readonly Replica[]): Trouble {
  const [stopped] = own;
  if (stopped !== undefined) {
    return {
      what: `no container of ${oneLine(ref, 80)} is running: ${stopped.name} is ${stopped.state}`,
      where: '--target',
      todo: `docker logs --tail 50 ${stopped.name} says why`,
      exit: 4,
    };
  }
  const known = [...new Set(all.map((one) => `compose:${one.project}/${one.service}`))];
  return {
    what: `there is no compose service for ${oneLine(ref, 80)}; ${known.length === 0 ? 'no container here was made by compose' : `there are: ${known.slice(0, 12).join(', ')}`}`,
    where: '--target',
    todo: 'docker compose ps lists the services of a project; a container is named as docker:NAME',
    exit: 4,
  };
}

async function listReplicas(): Promise<Result<readonly Replica[]>> {
  const format = ['{{.ID}}', '{{.Names}}', '{{.State}}', ...FIELDS].join('\t');
  const argv = ['docker', 'ps', '--all', '--filter', 'label=com.docker.compose.service', '--format', format];
  const result = await run(argv, { timeoutMs: 20_000 });
  if (result.how !== 'exited' || result.code !== 0) return fail(engineTrouble(result) ?? dockerFailed('ps', result));
  const value = result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', name = '', state = '', service = '', project = ''] = line.split('\t');
      return { id, name, state, service, project };
    });
  return { ok: true, value };
}
