import { vi } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';

/** What a command line came to. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, as `netshoot-run` would, and keeps what it prints. Nothing here may reach an
 *  engine: the address of one that does not exist is set. */
export async function cli(...args: readonly string[]): Promise<Ran> {
  vi.stubEnv('DOCKER_HOST', 'unix:///nonexistent/docker.sock');
  vi.stubEnv('NETSHOOT_IMAGE', 'netshoot.invalid/none:1');
  vi.stubEnv('NETSHOOT_RUN_DEBUG', '');
  vi.stubEnv('COLUMNS', '100');
  vi.stubEnv('NO_COLOR', '1');
  const stdout: string[] = [];
  const stderr: string[] = [];
  const keep = (lines: string[]) => (chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
    lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') callback();
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep(stdout)),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep(stderr)),
    // Each run listens for closed pipes; a process has one run, this one has many.
    vi.spyOn(process.stdout, 'on').mockReturnValue(process.stdout),
    vi.spyOn(process.stderr, 'on').mockReturnValue(process.stderr),
  ];
  try {
    const code = await runCli(args);
    return { code, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}
