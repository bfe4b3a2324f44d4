import { setMaxListeners } from 'node:events';
import type { Ending, Evidence } from '../model/evidence.ts';
import type { Session, SessionCommand } from '../model/session.ts';
import { oneLine } from '../util/text.ts';
import type { ContainerEngine } from './container-engine.ts';
import { runEngine } from './engine-trouble.ts';
import { type ExecResult, explainEnding } from './exec.ts';
import { type NerdctlExec, readNerdctlExec } from './nerdctl-exec.ts';
import { notWritten } from './not-written.ts';
import { firstFileOfTar } from './tar.ts';

/** Time that the engine's command itself may need beyond the deadline of what it starts, in ms. */
const CLIENT_GRACE_MS = 5000;

/** What exec leaves with when the container cannot be entered: docker, podman. */
const LOST_CODES = [1, 125, 255];

/** The target's own file system and C library: files are fetched by the engine, commands are started through it.
 *  Nothing is installed or written there. */
export function containerInside(engine: ContainerEngine, container: string): Session {
  const over = new AbortController();
  // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
  setMaxListeners(0, over.signal);
  return {
    vantage: 'inside',
    run: async (command) => {
      if (command.kind === 'put') return notWritten(new Date().toISOString());
      return command.kind === 'file'
        ? fetchFile(engine, container, command, over.signal)
        : execInside(engine, container, command, over.signal);
    },
    // What is not waited for any more must not keep us: the engine's client ends, and the target's timeout its command.
    close: async () => over.abort(),
  };
}

async function fetchFile(
  engine: ContainerEngine,
  container: string,
  command: Extract<SessionCommand, { kind: 'file' }>,
  signal: AbortSignal,
): Promise<Evidence> {
  const startedAt = new Date().toISOString();
  const words = engine.copyOut(container, command.path);
  const result = await runEngine(engine, words, { timeoutMs: command.deadlineMs, maxBytes: 4 * 1024 * 1024, signal });
  const base = {
    argv: [...engine.command, ...words],
    stdout: '',
    stderr: result.stderr,
    cut: result.cut,
    startedAt,
    durationMs: Math.round(result.durationMs),
  };
  if (result.how === 'exited' && result.code === 0) {
    const file = firstFileOfTar(result.stdoutBytes);
    if (file === undefined)
      return { ...base, ending: { how: 'not_found', because: `${command.path} is no regular file` } };
    return { ...base, stdout: Buffer.from(file).toString('utf8'), ending: { how: 'exited', code: 0 } };
  }
  if (engine.noFile.test(result.stderr)) {
    return { ...base, ending: { how: 'not_found', because: `the target has no ${command.path}` } };
  }
  // A copy that failed is no file without content: nothing was looked at.
  if (result.how === 'exited')
    return { ...base, ending: { how: 'lost', because: `${engine.name} cp ${explainEnding(result)}` } };
  return { ...base, ending: endingOf(engine, result) };
}

async function execInside(
  engine: ContainerEngine,
  container: string,
  command: Extract<SessionCommand, { kind: 'exec' }>,
  signal: AbortSignal,
): Promise<Evidence> {
  const startedAt = new Date().toISOString();
  const seconds = Math.max(1, Math.ceil(command.deadlineMs / 1000));
  // Ending the engine's client leaves the process running inside (moby #35703), so the deadline is kept by the target's own timeout.
  const words = ['exec', container, 'timeout', String(seconds), ...command.argv];
  const ran = await runEngine(engine, words, { timeoutMs: seconds * 1000 + CLIENT_GRACE_MS, signal });
  const { result, lost }: NerdctlExec = engine.name === 'nerdctl' ? readNerdctlExec(ran) : { result: ran };
  const base = {
    argv: [...engine.command, ...words],
    stdout: result.stdout,
    stderr: result.stderr,
    cut: result.cut,
    startedAt,
    durationMs: Math.round(result.durationMs),
  };
  if (lost !== undefined) return { ...base, ending: { how: 'lost', because: oneLine(lost) } };
  if (
    /executable file not found|no such file or directory|OCI runtime exec failed/i.test(
      `${result.stderr}${result.stdout}`,
    ) &&
    result.how === 'exited' &&
    result.code >= 126
  ) {
    return {
      ...base,
      ending: { how: 'tool_missing', because: `the target has no ${missingProgram(result, command.argv[0] ?? '')}` },
    };
  }
  if (
    result.how === 'exited' &&
    (result.code === 124 || result.code === 143) &&
    result.durationMs >= seconds * 1000 - 50
  ) {
    return { ...base, ending: { how: 'deadline', after_ms: seconds * 1000 } };
  }
  if (
    result.how === 'exited' &&
    LOST_CODES.includes(result.code) &&
    /is paused|is not running|no such container|container state improper|no running task/i.test(result.stderr)
  ) {
    return { ...base, ending: { how: 'lost', because: oneLine(result.stderr) } };
  }
  return { ...base, ending: endingOf(engine, result) };
}

function missingProgram(result: ExecResult, program: string): string {
  return `${result.stderr}${result.stdout}`.match(/["'`]timeout["'`]/) === null ? program : 'timeout';
}

function endingOf(engine: ContainerEngine, result: ExecResult): Ending {
  switch (result.how) {
    case 'exited':
      return { how: 'exited', code: result.code };
    case 'signaled':
      return { how: 'signaled', signal: result.signal };
    case 'deadline':
      return { how: 'deadline', after_ms: result.afterMs };
    case 'aborted':
      return { how: 'aborted', because: 'the run was interrupted' };
    default:
      return { how: 'lost', because: `${engine.name} ${explainEnding(result)}` };
  }
}
