import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

/** A name that nobody else has: everything that these tests make is called so, and removed by exactly that name. */
export function ownName(): string {
  return `nsr-e2e-${randomBytes(4).toString('hex')}`;
}

/** Runs the docker command line to its end. */
export function docker(...args: readonly string[]): {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
} {
  const { status, stdout, stderr } = spawnSync('docker', args, { encoding: 'utf8', timeout: 60_000 });
  return { code: status ?? -1, stdout, stderr };
}

/** As `docker`, for what must work. @returns its standard output, trimmed. */
export function mustDocker(...args: readonly string[]): string {
  const { code, stdout, stderr } = docker(...args);
  if (code !== 0) throw new Error(`docker ${args.join(' ')}: exit ${code}: ${stderr.trim()}`);
  return stdout.trim();
}

/** Command lines of the processes of a container; none when it is gone. */
export function processesIn(container: string): readonly string[] {
  return docker('top', container, '-eo', 'pid,args')
    .stdout.split('\n')
    .slice(1)
    .filter((line) => line !== '');
}
