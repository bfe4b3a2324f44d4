import type { Vantage } from '../model/evidence.ts';
import type { SessionNeeds } from '../model/session.ts';
import type { Attachment } from './attached-session.ts';

/** The label on everything that we start; its value is the run's id. `netshoot-run cleanup` looks for it. */
export const LABEL = 'netshoot-run';

const OPEN_DEADLINE_MS = 60_000;

/** The command that starts netshoot in a network namespace: everything that is not needed is taken away. */
export function netshootArgv(name: string, join: string, needs: SessionNeeds): readonly string[] {
  const options = [
    ['--interactive', '--rm', '--pull', 'never', '--name', name, '--label', `${LABEL}=${needs.runId}`],
    ['--network', join, '--user', '0:0', '--cap-drop', 'ALL'],
    needs.capabilities.flatMap((capability) => ['--cap-add', capability]),
    ['--security-opt', 'no-new-privileges', '--read-only'],
    ['--tmpfs', '/tmp:rw,nosuid,nodev,size=160m', '--tmpfs', '/run:rw,nosuid,nodev,size=8m'],
    ['--pids-limit', '256', '--memory', '256m', '--log-driver', 'none', '--entrypoint', 'sh'],
  ];
  return ['docker', 'run', ...options.flat(), needs.image];
}

/** How a session in such a container is started, and what removes it if it does not end by itself. */
export function netshootAttachment(vantage: Vantage, join: string, needs: SessionNeeds): Attachment {
  const name = `netshoot-run-${needs.runId}-${vantage}`;
  return {
    vantage,
    argv: netshootArgv(name, join, needs),
    programs: needs.programs,
    among: 'in the image (netshoot-run image check says how to get it)',
    openDeadlineMs: OPEN_DEADLINE_MS,
    sweep: async () => {
      const { run } = await import('./exec.ts');
      await run(['docker', 'rm', '--force', name], { timeoutMs: 20_000 });
    },
  };
}
