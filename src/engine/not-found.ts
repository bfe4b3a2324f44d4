import { fail, type Result } from '../model/result.ts';
import { nearest, oneLine } from '../util/text.ts';
import type { ContainerEngine } from './container-engine.ts';
import { describeContainer, listContainers, type Placed } from './container-list.ts';
import { LABEL } from './netshoot-container.ts';

/** Told by name at most. */
const MOST = 12;

/** No engine has a container of that name: says who is there, and who may have been meant. */
export async function noSuchContainer(
  engines: readonly ContainerEngine[],
  name: string,
  note = '',
): Promise<Result<never>> {
  const listings = await Promise.all(
    engines.map(async (engine) => ({ engine, listed: await listContainers(engine, 'all') })),
  );
  const all = listings.flatMap(({ engine, listed }): readonly Placed[] =>
    listed.ok
      ? listed.value.filter(({ labels }) => !(LABEL in labels)).map((container) => ({ engine, container }))
      : [],
  );
  const near = nearest(
    name,
    all.map(({ container }) => container.name),
  );
  const isNear = ({ container }: Placed) => Number(container.name === near);
  const running = all.filter(({ container }) => container.running).sort((a, b) => isNear(b) - isNear(a));
  const there =
    running.length === 0
      ? 'no container is running'
      : `running: ${running.slice(0, MOST).map(describeContainer).join(', ')}${running.length > MOST ? ', …' : ''}`;
  const lists = engines.map((engine) => `${engine.name} ps -a`).join(' or ');
  return fail({
    what: `no container is called "${oneLine(name, 80)}"; ${there}${note}`,
    where: '--target',
    todo:
      near === undefined
        ? `${lists} lists every container${others(engines)}; --target host looks at this machine`
        : `did you mean --target ${near}?`,
    exit: 4,
  });
}

/** Without root, podman and nerdctl know the containers of this user only; with it, those of root only. */
function others(engines: readonly ContainerEngine[]): string {
  const own = engines.find(({ name }) => name !== 'docker');
  if (own === undefined || process.getuid === undefined) return '';
  return process.getuid() === 0
    ? ` of root (those of another user: run ${own.name} as that user)`
    : ' of this user (those of root: with sudo)';
}
