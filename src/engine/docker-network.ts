import { fail, ok, type Result } from '../model/result.ts';
import { didYouMean, oneLine } from '../util/text.ts';
import { dockerFailed, engineTrouble } from './docker-trouble.ts';
import { type ExecResult, run } from './exec.ts';

/** A network of the engine. */
export interface DockerNetwork {
  readonly id: string;
  /** bridge, overlay, macvlan ... */
  readonly driver: string;
}

const DEADLINE_MS = 20_000;

/** Looks a network up by its name or id. Those that no container can be a member of are refused. */
export async function findNetwork(name: string): Promise<Result<DockerNetwork>> {
  const format = '{{.Id}}\t{{.Driver}}';
  const result = await run(['docker', 'network', 'inspect', '--format', format, name], { timeoutMs: DEADLINE_MS });
  if (result.how !== 'exited' || result.code !== 0) return notFound(name, result);
  const [id = '', driver = ''] = result.stdout.trim().split('\t');
  if (driver === 'host' || driver === 'null') {
    return fail({
      what: `network "${name}" has no namespace of its own (driver ${driver})`,
      where: '--target',
      todo: driver === 'host' ? '--target host looks at this machine' : 'name the container that has it: docker:NAME',
      exit: 4,
    });
  }
  return ok({ id, driver });
}

async function notFound(name: string, result: ExecResult): Promise<Result<never>> {
  const engine = engineTrouble(result);
  if (engine !== undefined) return fail(engine);
  if (!/no such network|not found/i.test(result.stderr)) return fail(dockerFailed(`network inspect ${name}`, result));
  const listed = await run(['docker', 'network', 'ls', '--format', '{{.Name}}'], { timeoutMs: DEADLINE_MS });
  const names = listed.stdout.split('\n').filter((line) => line !== '');
  return fail({
    what: `there is no network called "${oneLine(name, 80)}".${didYouMean(name, names)}`,
    where: '--target',
    todo: 'docker network ls lists the networks',
    exit: 4,
  });
}
