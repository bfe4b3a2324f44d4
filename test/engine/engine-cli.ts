import { spawnSync } from 'node:child_process';
import type { EngineName } from '../../src/engine/container-engine.ts';

/** How one command ended, and what it printed. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line of an engine, for tests. */
export interface EngineCli {
  readonly name: EngineName;
  /** Runs it to its end. */
  readonly run: (...args: readonly string[]) => Ran;
  /** As `run`, for what must work. @returns its standard output, trimmed. */
  readonly must: (...args: readonly string[]) => string;
  /** Command lines of the processes of a container; none when it is gone. */
  readonly processesIn: (container: string) => readonly string[];
}

/** podman hands what starts with a dash to a ps in the container; docker, to that of the machine. */
const TOP: Readonly<Record<EngineName, readonly string[]>> = {
  docker: ['-eo', 'pid,args'],
  podman: ['pid', 'args'],
  nerdctl: ['-eo', 'pid,args'],
};

export function engineCli(name: EngineName): EngineCli {
  const run = (...args: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', timeout: 60_000 });
    return { code: status ?? -1, stdout, stderr };
  };
  return {
    name,
    run,
    must: (...args) => {
      const { code, stdout, stderr } = run(...args);
      if (code !== 0) throw new Error(`${name} ${args.join(' ')}: exit ${code}: ${stderr.trim()}`);
      return stdout.trim();
    },
    processesIn: (container) =>
      run('top', container, ...TOP[name])
        .stdout.split('\n')
        .slice(1)
        .filter((line) => line !== ''),
  };
}
