import { fail, ok, type Result } from '../model/result.ts';
import { oneLine } from '../util/text.ts';
import { dockerFailed, engineTrouble } from './docker-trouble.ts';
import { run } from './exec.ts';
import type { TargetRef } from './target-ref.ts';
import type { TargetLister } from './targets.ts';

const DEADLINE_MS = 30_000;
const LABELS = ['service', 'project', 'oneoff', 'container-number'].map(
  (label) => `{{.Label "com.docker.compose.${label}"}}`,
);
const FORMAT = ['{{.ID}}', '{{.Names}}', '{{.State}}', ...LABELS].join('\t');

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly service: string;
  readonly project: string;
  /** Made by `docker compose run`: no replica of the service. */
  readonly oneOff: boolean;
  readonly number: number;
}

/** Containers of docker: replicas of compose services, and whatever has a label. */
export const dockerLister: TargetLister = { replicas, selected };

async function list(filters: readonly string[], all: boolean): Promise<Result<readonly Listed[]>> {
  const words = ['ps', ...(all ? ['--all'] : []), ...filters.flatMap((filter) => ['--filter', filter])];
  const result = await run(['docker', ...words, '--format', FORMAT], { timeoutMs: DEADLINE_MS });
  if (result.how !== 'exited' || result.code !== 0) return fail(engineTrouble(result) ?? dockerFailed('ps', result));
  const listed = result.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Listed => {
      const [id = '', name = '', state = '', service = '', project = '', oneoff = '', number = ''] = line.split('\t');
      return { id, name, state, service, project, oneOff: oneoff === 'True', number: Number(number) };
    });
  return ok(listed.sort((a, b) => a.number - b.number || compare(a.name, b.name)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function replicas(ref: TargetRef): Promise<Result<readonly string[]>> {
  if (ref.kind !== 'compose' && ref.kind !== 'name') return ok([ref.text]);
  const listed = await list([], true);
  if (!listed.ok) return listed;
  // A container of that very name is what is meant.
  if (ref.kind === 'name' && listed.value.some(({ id, name }) => name === ref.name || id.startsWith(ref.name)))
    return ok([ref.text]);
  const service = ref.kind === 'compose' ? ref.service : ref.name;
  const project = ref.kind === 'compose' ? ref.project : undefined;
  const own = listed.value.filter(
    (one) => one.service === service && !one.oneOff && (project === undefined || one.project === project),
  );
  const projects = [...new Set(own.map((one) => one.project))];
  if (projects.length > 1) {
    return fail({
      what: `${projects.length} compose projects have a service "${service}": ${projects.join(', ')}`,
      where: '--target',
      todo: `name the project: --target compose:${projects[0]}/${service}`,
      exit: 4,
    });
  }
  // With none, looking the name up says what there is instead.
  return ok(own.length === 0 ? [ref.text] : own.map(({ name }) => `docker:${name}`));
}

async function selected(selectors: readonly string[]): Promise<Result<readonly string[]>> {
  const listed = await list(
    selectors.map((label) => `label=${label}`),
    false,
  );
  if (!listed.ok) return listed;
  if (listed.value.length > 0) return ok(listed.value.map(({ name }) => `docker:${name}`));
  return fail({
    what: `no running container has ${selectors.length === 1 ? 'the label' : 'the labels'} ${oneLine(selectors.join(', '), 300)}`,
    where: '--selector',
    todo: "docker ps --format '{{.Names}} {{.Labels}}' shows the labels of what runs",
    exit: 4,
  });
}
