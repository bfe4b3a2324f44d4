import { join } from 'node:path';
import { succeeded } from '../engine/exec.ts';
import type { NodeName } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { command, must } from './command.ts';
import { LABEL, markOf, nodeId, type Place } from './place.ts';

/** Starts a machine as a container without a network of its own. It does nothing but be there. @returns the number of
 *  its first process on this machine. */
export async function startContainer(
  place: Place,
  node: NodeName,
  image: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Result<number>> {
  const id = nodeId(place, node);
  const variables = Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  // The client trusts the lab's own root, as a real one trusts those of its image.
  const trusts = `${join(place.folder, 'certificates', 'root.pem')}:/etc/ssl/certs/ca-certificates.crt:ro`;
  const started = await must([
    ...['docker', 'run', '--detach', '--pull', 'never', '--name', id, '--hostname', node],
    ...['--label', markOf(place), '--network', 'none', '--volume', trusts, ...variables],
    ...['--entrypoint', 'sleep', image, 'infinity'],
  ]);
  if (!started.ok) return started;
  const shown = await must(['docker', 'inspect', '--format', '{{.State.Pid}}', id]);
  if (!shown.ok) return shown;
  const pid = Number(shown.value.trim());
  if (pid > 0) return ok(pid);
  return fail({ what: `the container ${id} ended at once`, where: image, todo: `docker logs ${id} says why`, exit: 4 });
}

/** Removes containers of a lab; one that is not there is no trouble. */
export async function removeContainer(place: Place, node: NodeName): Promise<void> {
  await command(['docker', 'rm', '--force', '--volumes', nodeId(place, node)]);
}

/** The containers of a lab, also ones that only half came to be. Nothing where there is no engine. */
export async function containersOf(place: Place): Promise<readonly string[]> {
  const format = ['--format', '{{.Names}}'];
  const found = await command(['docker', 'ps', '--all', '--filter', `label=${LABEL}=${place.name}`, ...format]);
  return succeeded(found) ? found.stdout.split('\n').filter((name) => name !== '') : [];
}

/** Whether an engine of this very machine answers. */
export async function engineAnswers(): Promise<boolean> {
  return succeeded(await command(['docker', 'version', '--format', '{{.Server.Version}}'], { timeoutMs: 10_000 }));
}

export async function imageIsThere(image: string): Promise<boolean> {
  return succeeded(await command(['docker', 'image', 'inspect', '--format', '{{.Id}}', image]));
}
