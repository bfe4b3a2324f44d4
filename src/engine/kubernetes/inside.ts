import { setMaxListeners } from 'node:events';
import type { Ending, Evidence } from '../../model/evidence.ts';
import type { Session, SessionCommand } from '../../model/session.ts';
import { oneLine } from '../../util/text.ts';
import { type ExecResult, explainEnding } from '../exec.ts';
import { notWritten } from '../not-written.ts';
import type { Kubectl } from './kubectl.ts';

/** Time that kubectl itself may need beyond the deadline of what it starts, in ms. */
const CLIENT_GRACE_MS = 8000;
/** Files that the kubelet puts into every container of a pod alike. */
const OF_THE_POD = new Set(['/etc/resolv.conf', '/etc/hosts', '/etc/hostname']);
/** What kubectl prints when the command in the container ended with anything but 0. */
const CODE_LINE = /(?:^|\n)command terminated with exit code (\d+)\n?$/;

/** A container's own files and programs, by kubectl exec. A container without `cat` (distroless) has its pod's files read
 *  by `shared`, a session in the same pod, where they are the same. */
export function kubectlInside(
  kubectl: Kubectl,
  pod: string,
  container: string,
  shared: () => Session | undefined,
): Session {
  const over = new AbortController();
  // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
  setMaxListeners(0, over.signal);
  const exec = async (argv: readonly string[], deadlineMs: number) => {
    const startedAt = new Date().toISOString();
    const words = ['exec', pod, `--container=${container}`, '--', ...argv];
    const result = await kubectl.call(words, { timeoutMs: deadlineMs + CLIENT_GRACE_MS, signal: over.signal });
    return {
      base: evidenceOf(kubectl.argv(words), result, startedAt),
      result,
      told: Number(CODE_LINE.exec(result.stderr)?.[1] ?? 0),
    };
  };
  const file = async ({ path, deadlineMs }: Extract<SessionCommand, { kind: 'file' }>): Promise<Evidence> => {
    const { base, result, told } = await exec(['cat', path], deadlineMs);
    if (succeeded(result)) return { ...base, ending: { how: 'exited', code: 0 } };
    const missing = missingProgram(result);
    const other = missing && OF_THE_POD.has(path) ? shared() : undefined;
    if (other !== undefined) return other.run({ kind: 'exec', argv: ['cat', path], deadlineMs });
    if (missing)
      return {
        ...base,
        stdout: '',
        ending: { how: 'tool_missing', because: `the container ${container} has no cat to read ${path} with` },
      };
    if (told > 0 && /No such file/i.test(result.stderr))
      return { ...base, stdout: '', ending: { how: 'not_found', because: `the target has no ${path}` } };
    if (told > 0 && /Is a directory/i.test(result.stderr))
      return { ...base, stdout: '', ending: { how: 'not_found', because: `${path} is no regular file` } };
    // What could not be read is no file without content.
    return { ...base, stdout: '', ending: { how: 'lost', because: `kubectl exec ${explainEnding(result)}` } };
  };
  return {
    vantage: 'inside',
    run: async (command) => {
      if (command.kind === 'put') return notWritten(new Date().toISOString());
      if (command.kind === 'file') return file(command);
      const seconds = Math.max(1, Math.ceil(command.deadlineMs / 1000));
      // Ending kubectl leaves the process running inside, so the deadline is kept by the target's own timeout.
      const { base, result, told } = await exec(['timeout', String(seconds), ...command.argv], seconds * 1000);
      return { ...base, ending: endingOf(result, told, seconds, command.argv[0] ?? '') };
    },
    // What is not waited for any more must not keep us.
    close: async () => over.abort(),
  };
}

/** As `inside` of a pod of our own: what is in it is the target's, as far as `files` go. */
export function sessionInside(session: Session, files: ReadonlySet<string> | 'all', otherwise: string): Session {
  return {
    vantage: 'inside',
    run: async (command) => {
      if (command.kind === 'put') return notWritten(new Date().toISOString());
      if (command.kind === 'exec' && files === 'all') return session.run(command);
      if (command.kind === 'exec') return unseen(command.argv, otherwise);
      const argv = ['cat', command.path];
      if (files !== 'all' && !files.has(command.path)) return unseen(argv, otherwise);
      const evidence = await session.run({ kind: 'exec', argv, deadlineMs: command.deadlineMs });
      const { ending } = evidence;
      if (ending.how !== 'exited' || ending.code === 0) return evidence;
      return { ...evidence, ending: { how: 'not_found', because: `the target has no ${command.path}` } };
    },
    close: async () => {},
  };
}

function unseen(argv: readonly string[], because: string): Evidence {
  const ending: Ending = { how: 'lost', because };
  return { argv, ending, stdout: '', stderr: '', cut: false, startedAt: new Date().toISOString(), durationMs: 0 };
}

function succeeded(result: ExecResult): boolean {
  return result.how === 'exited' && result.code === 0;
}

/** The program is not there: containerd leaves 1 and an internal error, CRI-O 127 or 126. */
function missingProgram(result: ExecResult): boolean {
  return (
    /executable file not found|exec: "[^"]*": stat [^:]*: no such file or directory|no such file or directory: unknown/i.test(
      result.stderr,
    ) ||
    (result.how === 'exited' && result.code === 127)
  );
}

function evidenceOf(argv: readonly string[], result: ExecResult, startedAt: string): Omit<Evidence, 'ending'> {
  return {
    argv,
    stdout: result.stdout,
    // kubectl's word about the exit code is none of the command's.
    stderr: result.stderr.replace(CODE_LINE, (line) => (line.startsWith('\n') ? '\n' : '')),
    cut: result.cut,
    startedAt,
    durationMs: Math.round(result.durationMs),
  };
}

function endingOf(result: ExecResult, told: number, seconds: number, program: string): Ending {
  if (succeeded(result)) return { how: 'exited', code: 0 };
  if (missingProgram(result)) {
    const missing = result.stderr.includes('"timeout"') ? 'timeout' : program;
    return { how: 'tool_missing', because: `the target has no ${missing}` };
  }
  if ((told === 124 || told === 143) && result.durationMs >= seconds * 1000 - 50)
    return { how: 'deadline', after_ms: seconds * 1000 };
  if (told > 128) return { how: 'signaled', signal: told - 128 };
  if (told > 0) return { how: 'exited', code: told };
  if (result.how === 'aborted') return { how: 'aborted', because: 'the run was interrupted' };
  if (result.how === 'deadline') return { how: 'deadline', after_ms: result.afterMs };
  return { how: 'lost', because: oneLine(`kubectl exec ${explainEnding(result)}`, 400) };
}
