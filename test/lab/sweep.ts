import { docker } from './docker.ts';

/** True while the process that made a lab lives. */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function labelled(kind: 'container' | 'network', label: string): Promise<ReadonlyMap<string, number>> {
  const list = kind === 'container' ? ['ps', '-a'] : ['network', 'ls'];
  const format = '{{.ID}} {{.Label "nsr-test-owner"}}';
  const { stdout } = await docker([...list, '--filter', `label=${label}`, '--format', format]);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]));
}

/** Removes the containers and networks of one lab; without an id, those of all labs whose process is gone. */
export async function sweep(id?: string): Promise<void> {
  const label = id === undefined ? 'nsr-test-owner' : `nsr-test=${id}`;
  for (const kind of ['container', 'network'] as const) {
    const owners = await labelled(kind, label);
    const doomed = [...owners].filter(([, pid]) => id !== undefined || !alive(pid)).map(([container]) => container);
    if (doomed.length > 0) await docker(kind === 'container' ? ['rm', '-f', ...doomed] : ['network', 'rm', ...doomed]);
  }
}
