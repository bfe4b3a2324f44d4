import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { ExecEnding, ExecResult } from './exec-result.ts';
import { lineSink, Store } from './exec-store.ts';

export type { ExecEnding, ExecResult, Printed } from './exec-result.ts';
export { explainEnding, lastWords, succeeded } from './exec-result.ts';

/** How to run a command. */
export interface RunOptions {
  /** Written to its standard input, which is then closed. Without it the command reads end of file at once. */
  readonly stdin?: string | Uint8Array;
  /** The longest it may run, in milliseconds; then SIGTERM, and SIGKILL after `graceMs`. Default: no limit. */
  readonly timeoutMs?: number;
  /** Time between SIGTERM and SIGKILL, in milliseconds. Default 2000. */
  readonly graceMs?: number;
  /** Added to our own environment; an undefined value removes the variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Bytes kept of each stream; what is beyond is read and dropped. Default 16 MiB. */
  readonly maxBytes?: number;
  /** Called with each whole line as it comes, without its line feed. */
  readonly onStdout?: (line: string) => void;
  readonly onStderr?: (line: string) => void;
  /** Ends the command like a deadline does. */
  readonly signal?: AbortSignal;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
const DEFAULT_GRACE_MS = 2000;

/** Process groups that are running now: none of them outlives us. */
const groups = new Set<number>();
process.once('exit', () => {
  for (const pid of groups) signalGroup(pid, 'SIGTERM');
});

/** Runs one command and waits for its end. No shell is involved: `argv` reaches the program as it is. Never throws and
 *  never rejects: a missing program, a signal or a deadline is a value. The command gets a process group of its own, so
 *  that its children end with it. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<ExecResult> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const stdout = new Store(maxBytes, lineSink(options.onStdout));
  const stderr = new Store(maxBytes, lineSink(options.onStderr));
  const begin = performance.now();
  const ending = options.signal?.aborted ? { how: 'aborted' as const } : await start(argv, options, stdout, stderr);
  const bytes = stdout.bytes();
  return {
    ...ending,
    stdout: bytes.toString('utf8'),
    stderr: stderr.bytes().toString('utf8'),
    stdoutBytes: bytes,
    cut: stdout.cut || stderr.cut,
    durationMs: performance.now() - begin,
  };
}

async function start(argv: readonly string[], options: RunOptions, stdout: Store, stderr: Store): Promise<ExecEnding> {
  const [program, ...args] = argv;
  if (program === undefined || program === '') return { how: 'not_started', because: 'the command is empty' };
  const life = new Life(options);
  const sinks = { stdout, stderr };
  // zx is for what is long and watched line by line, such as an image build. Loading it and setting it up costs a run of
  // a dozen quick commands some 50 ms of the processor, which is more than everything else that is done for them.
  const watched = options.onStdout !== undefined || options.onStderr !== undefined;
  const { code, signal, cause } = await (watched ? startWithZx : startPlain)(program, args, options, life, sinks);
  life.end();
  stdout.finish();
  stderr.finish();
  return life.verdict(code, signal, cause);
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it never started. */
  readonly cause: unknown;
}

type Sinks = Readonly<Record<'stdout' | 'stderr', Store>>;

function startPlain(
  program: string,
  args: readonly string[],
  options: RunOptions,
  life: Life,
  { stdout, stderr }: Sinks,
): Promise<Ended> {
  const stdin = options.stdin === undefined ? 'ignore' : 'pipe';
  const env = { ...process.env, ...options.env };
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = life.begin(spawn(program, args, { env, stdio: [stdin, 'pipe', 'pipe'], detached: true }));
    } catch (cause) {
      // An argument that no program can be given, such as one with a NUL.
      resolve({ code: null, signal: null, cause });
      return;
    }
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.once('error', (cause) => resolve({ code: null, signal: null, cause }));
    child.once('close', (code, signal) => resolve({ code, signal, cause: undefined }));
  });
}

async function startWithZx(
  program: string,
  args: readonly string[],
  options: RunOptions,
  life: Life,
  { stdout, stderr }: Sinks,
): Promise<Ended> {
  const { $ } = await import('zx/core');
  const output = await $({
    // zx would build a line for a shell. This takes the shell's place: the program is started from argv itself.
    spawn: new Proxy(spawn, {
      apply: (_target, _self, [, , given]) => life.begin(spawn(program, args, { ...given, shell: false })),
    }),
    // Everything that ZX_* variables of the environment could change is said here.
    quote: (text) => text,
    cwd: process.cwd(),
    env: { ...process.env, ...options.env },
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    store: { stdout, stderr, stdall: new Store(0) },
    ...{ detached: true, nothrow: true, quiet: true, verbose: false, preferLocal: false, timeout: 0 },
    ...{ shell: true, prefix: '', postfix: '' },
  })`${program}`;
  return { code: output.exitCode, signal: output.signal, cause: output.cause };
}

/** The life of one child process: who may end it, and the first reason why it ended. */
class Life {
  readonly #options: RunOptions;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #onAbort = (): void => this.#stop({ how: 'aborted' });
  #child: ChildProcess | undefined;
  #reason: ExecEnding | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
  }

  begin(child: ChildProcess): ChildProcess {
    this.#child = child;
    if (child.pid !== undefined) groups.add(child.pid);
    // A program that ends without reading its input is no trouble of ours (EPIPE).
    child.stdin?.on('error', () => {});
    child.stdin?.end(this.#options.stdin);
    const afterMs = this.#options.timeoutMs;
    if (afterMs !== undefined) this.#later(afterMs, () => this.#stop({ how: 'deadline', afterMs }));
    this.#options.signal?.addEventListener('abort', this.#onAbort, { once: true });
    return child;
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    if (this.#child?.pid !== undefined) groups.delete(this.#child.pid);
  }

  verdict(code: number | null, signal: NodeJS.Signals | null, cause: unknown): ExecEnding {
    if (this.#reason !== undefined) return this.#reason;
    if (cause instanceof Error) return notStarted(cause);
    if (signal !== null) return { how: 'signaled', signal: constants.signals[signal] };
    return { how: 'exited', code: code ?? 0 };
  }

  #stop(reason: ExecEnding): void {
    const child = this.#child;
    if (this.#reason !== undefined || child?.pid === undefined) return;
    this.#reason = reason;
    const pid = child.pid;
    const graceMs = this.#options.graceMs ?? DEFAULT_GRACE_MS;
    signalGroup(pid, 'SIGTERM');
    this.#later(graceMs, () => signalGroup(pid, 'SIGKILL'));
    // A grandchild in a session of its own may hold the pipes open: we do not wait for it.
    this.#later(graceMs + 500, () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
  }

  #later(ms: number, action: () => void): void {
    this.#timers.push(setTimeout(action, ms));
  }
}

function notStarted(cause: Error & { readonly code?: unknown; readonly path?: unknown }): ExecEnding {
  const errno = typeof cause.code === 'string' ? cause.code : undefined;
  const program = typeof cause.path === 'string' ? `"${cause.path}"` : 'the program';
  if (errno === 'ENOENT') return { how: 'not_started', errno, because: `${program} is not installed or not on PATH` };
  if (errno === 'EACCES') return { how: 'not_started', errno, because: `${program} may not be executed` };
  return { how: 'not_started', because: cause.message, ...(errno === undefined ? {} : { errno }) };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: it is gone already.
  }
}
