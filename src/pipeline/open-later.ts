import type { Evidence, Vantage } from '../model/evidence.ts';
import type { Result } from '../model/result.ts';
import type { OpenedTarget, Session, SessionCommand } from '../model/session.ts';

/** A session that is opened when the first command comes. One that cannot be opened ends its commands as not permitted,
 *  with the reason. */
export function openLater(vantage: Vantage, open: () => Promise<Result<OpenedTarget>>): Session {
  let opening: Promise<Result<OpenedTarget>> | undefined;
  let closed = false;
  return {
    vantage,
    run: async (command) => {
      if (closed) return refused(command, `the ${vantage} vantage was closed`);
      opening ??= open();
      const opened = await opening;
      if (!opened.ok) return refused(command, opened.trouble.what);
      const session = opened.value.sessions[vantage];
      return session === undefined
        ? refused(command, opened.value.denied[vantage] ?? `the ${vantage} vantage cannot be had`)
        : session.run(command);
    },
    close: async () => {
      closed = true;
      const opened = await opening;
      if (opened?.ok === true) await opened.value.close();
    },
  };
}

function refused(command: SessionCommand, because: string): Evidence {
  const argv = command.kind === 'exec' ? command.argv : [command.kind];
  return {
    argv,
    ending: { how: 'not_permitted', because },
    stdout: '',
    stderr: '',
    cut: false,
    startedAt: new Date().toISOString(),
    durationMs: 0,
  };
}
