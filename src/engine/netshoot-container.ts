import type { Vantage } from '../model/evidence.ts';
import type { SessionNeeds } from '../model/session.ts';
import type { Attachment } from './attached-session.ts';
import { type ContainerEngine, containerEngine, type Joined } from './container-engine.ts';

/** The label on everything that we start; its value is the run's id. `netshoot-run cleanup` looks for it. */
export const LABEL = 'netshoot-run';

const OPEN_DEADLINE_MS = 60_000;

/** Where a netshoot container goes. */
export interface Joining {
  readonly engine: ContainerEngine;
  /** For `run --network`: `container:ID`, `host`, or a network. */
  readonly join: string;
  /** What is known of the container that is joined. Absent for the host and for networks. */
  readonly joined?: Joined | undefined;
}

/** The command that starts netshoot in a network namespace: everything that is not needed is taken away. */
export function netshootArgv(name: string, place: Joining, needs: SessionNeeds): readonly string[] {
  const options = [
    ['--interactive', '--rm', '--pull', 'never', '--name', name, '--label', `${LABEL}=${needs.runId}`],
    ['--network', place.join, '--user', '0:0', '--cap-drop', 'ALL'],
    needs.capabilities.flatMap((capability) => ['--cap-add', capability]),
    ['--security-opt', 'no-new-privileges', '--read-only'],
    ['--tmpfs', '/tmp:rw,nosuid,nodev,size=160m', '--tmpfs', '/run:rw,nosuid,nodev,size=8m'],
    ['--pids-limit', '256', '--memory', '512m', '--log-driver', 'none', '--entrypoint', 'sh'],
    place.joined === undefined ? [] : place.engine.joining(place.joined),
  ];
  return [...place.engine.command, 'run', ...options.flat(), needs.image];
}

/** How a plan shows the command: with docker, whatever engine the target will be on. */
export function plannedArgv(target: string, needs: SessionNeeds): readonly string[] {
  const place = { engine: containerEngine('docker'), join: `container:<${target}>` };
  return netshootArgv('netshoot-run-<run>-target', place, needs);
}

/** How a session in such a container is started, and what removes it if it does not end by itself. */
export function netshootAttachment(vantage: Vantage, place: Joining, needs: SessionNeeds): Attachment {
  const name = `netshoot-run-${needs.runId}-${vantage}`;
  return {
    vantage,
    argv: netshootArgv(name, place, needs),
    programs: needs.programs,
    among: 'in the image (netshoot-run image check says how to get it)',
    openDeadlineMs: OPEN_DEADLINE_MS,
    sweep: async () => {
      const { run } = await import('./exec.ts');
      await run([...place.engine.command, 'rm', '--force', name], { timeoutMs: 20_000 });
    },
  };
}
