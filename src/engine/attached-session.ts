import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Ending, Evidence, Vantage } from '../model/evidence.ts';
import type { Session, SessionCommand } from '../model/session.ts';
import { oneLine } from '../util/text.ts';
import { type Frame, FrameReader } from './frames.ts';
import { commandLine, OUTPUT_LIMIT_BYTES, putLines, sessionScript } from './session-script.ts';

/** Time that an answer may need beyond its command's deadline before the session is taken for stuck, in ms. A machine that
 *  is busy with other work may be late by seconds. */
const ANSWER_GRACE_MS = 10_000;
/** Time that a session has to end by itself once its input is closed, in ms. */
const CLOSE_GRACE_MS = 5000;
/** Time that is left for a process that was killed to be gone, in ms. */
const LAST_GRACE_MS = 1000;
/** SIGXFSZ on Linux, as a shell reports it. */
const FILE_TOO_LARGE = 128 + 25;

/** How to start the process that a session lives in. */
export interface Attachment {
  readonly vantage: Vantage;
  /** A command that runs `sh` in the vantage, with our pipes as its standard streams. */
  readonly argv: readonly string[];
  readonly programs: readonly string[];
  /** Where the programs are looked for, as the end of a sentence: `in the image`. */
  readonly among: string;
  /** How long it may take until the shell answers, in ms. */
  readonly openDeadlineMs: number;
  /** Removes what would be left when the process does not end by itself. */
  readonly sweep: () => Promise<void>;
}

/** Why a session did not open: what its process said on stderr, and how it ended. */
export interface OpenFailure {
  readonly stderr: string;
  readonly code: number | undefined;
  readonly because: string;
}

interface Pending {
  readonly argv: readonly string[];
  readonly deadlineMs: number;
  readonly startedAt: string;
  readonly begin: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (evidence: Evidence) => void;
}

/** Starts the process and waits for its greeting. */
export async function openSession(
  attachment: Attachment,
  signal: AbortSignal,
): Promise<
  { readonly ok: true; readonly session: AttachedSession } | { readonly ok: false; readonly failure: OpenFailure }
> {
  const session = new AttachedSession(attachment);
  const failure = await session.opened(signal);
  if (failure === undefined) return { ok: true, session };
  await session.close();
  return { ok: false, failure };
}

/** A session over one long-lived process: commands in through its stdin, framed answers out of its stdout. */
export class AttachedSession implements Session {
  readonly vantage: Vantage;
  readonly #attachment: Attachment;
  readonly #child: ReturnType<typeof spawn>;
  readonly #pending = new Map<number, Pending>();
  readonly #ended: Promise<void>;
  #missing: ReadonlySet<string> = new Set();
  #capEff = 'unknown';
  #stderr = '';
  #code: number | undefined;
  #over: string | undefined;
  #greeted: (failure: OpenFailure | undefined) => void = () => {};
  #next = 1;
  #closing: Promise<void> | undefined;

  constructor(attachment: Attachment) {
    this.#attachment = attachment;
    this.vantage = attachment.vantage;
    const nonce = `@${randomBytes(9).toString('hex')}`;
    const [program = 'sh', ...args] = attachment.argv;
    // A group of its own: Ctrl-C in the terminal is for us; we end the session in order.
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    const reader = new FrameReader(nonce, (frame) => this.#onFrame(frame));
    this.#child.stdout?.on('data', (chunk: Buffer) => reader.push(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#stderr.length < 16_384) this.#stderr += chunk.toString('utf8');
    });
    // A write to a process that has just ended is not an error of ours: its end is reported below.
    this.#child.stdin?.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#over ??= error.message;
        this.#stderr ||= error.message;
        this.#finish();
        resolve();
      });
      // What it started may still hold its pipes open, where no container ends with it.
      this.#child.once('exit', () => this.#signalGroup('SIGTERM'));
      this.#child.once('close', (code) => {
        this.#code = code ?? undefined;
        this.#over ??= oneLine(this.#stderr) || `the session's process ended with code ${code ?? 'none'}`;
        this.#finish();
        resolve();
      });
    });
    this.#child.stdin?.write(sessionScript(nonce, attachment.programs));
  }

  /** The effective capabilities of the session as the kernel tells them (hexadecimal, proc(5)); `unknown` without /proc. */
  get capEff(): string {
    return this.#capEff;
  }

  /** Waits for the greeting. @returns why there was none, or nothing when the session is open. */
  opened(signal: AbortSignal): Promise<OpenFailure | undefined> {
    return new Promise((resolve) => {
      const settle = (failure: OpenFailure | undefined) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        resolve(failure);
      };
      const failed = (because: string) => settle({ stderr: this.#stderr, code: this.#code, because });
      const timer = setTimeout(() => failed('it did not answer in time'), this.#attachment.openDeadlineMs);
      const onAbort = () => failed('it was interrupted');
      signal.addEventListener('abort', onAbort, { once: true });
      this.#greeted = (failure) => settle(failure);
      if (signal.aborted) onAbort();
    });
  }

  run(command: SessionCommand): Promise<Evidence> {
    const startedAt = new Date().toISOString();
    if (command.kind === 'file')
      return Promise.resolve(
        notRun(['cat', command.path], startedAt, { how: 'lost', because: 'this vantage fetches no files' }),
      );
    const { deadlineMs } = command;
    const argv = command.kind === 'put' ? ['base64', '-d'] : command.argv;
    const program = argv[0] ?? '';
    if (this.#over !== undefined) return Promise.resolve(notRun(argv, startedAt, { how: 'lost', because: this.#over }));
    if (this.#missing.has(program)) {
      return Promise.resolve(notRun(argv, startedAt, { how: 'tool_missing', because: this.#missingWords(program) }));
    }
    const id = this.#next++;
    return new Promise((resolve) => {
      const stuck = () => this.#settle(id, { how: 'lost', because: 'the session did not answer' }, '', '', false);
      const timer = setTimeout(stuck, deadlineMs + ANSWER_GRACE_MS);
      this.#pending.set(id, { argv, deadlineMs, startedAt, begin: performance.now(), timer, resolve });
      this.#child.stdin?.write(command.kind === 'put' ? putLines(id, command) : commandLine(id, deadlineMs, argv));
    });
  }

  #missingWords(program: string): string {
    return `${program} is not ${this.#attachment.among}`;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#over ??= 'the session was closed';
    this.#child.stdin?.end();
    const ended = await Promise.race([this.#ended.then(() => true), after(CLOSE_GRACE_MS)]);
    if (ended === true) return;
    await this.#attachment.sweep();
    this.#signalGroup('SIGKILL');
    await Promise.race([this.#ended, after(LAST_GRACE_MS)]);
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.destroy();
  }

  /** The process leads a group of its own: what it started goes with it. */
  #signalGroup(signal: 'SIGTERM' | 'SIGKILL'): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
    } catch {
      // It has ended by itself meanwhile.
    }
  }

  #onFrame(frame: Frame): void {
    if (frame.kind === 'hello') {
      this.#missing = new Set(frame.missing);
      this.#capEff = frame.capEff;
      this.#greeted(undefined);
      return;
    }
    const pending = this.#pending.get(frame.id);
    if (pending === undefined) return;
    const stdout = frame.stdout.toString('utf8');
    const stderr = frame.stderr.toString('utf8');
    const elapsed = performance.now() - pending.begin;
    const cut = frame.code === FILE_TOO_LARGE || frame.stdout.length >= OUTPUT_LIMIT_BYTES;
    this.#settle(
      frame.id,
      endingOf(
        frame.code,
        pending.deadlineMs,
        elapsed,
        stderr,
        this.#missingWords(notFoundBy(stderr) ?? pending.argv[0] ?? ''),
      ),
      stdout,
      stderr,
      cut,
    );
  }

  #settle(id: number, ending: Ending, stdout: string, stderr: string, cut: boolean): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    const durationMs = Math.round(performance.now() - pending.begin);
    pending.resolve({ argv: pending.argv, ending, stdout, stderr, cut, startedAt: pending.startedAt, durationMs });
  }

  #finish(): void {
    const because = this.#over ?? 'the session ended';
    for (const id of [...this.#pending.keys()]) this.#settle(id, { how: 'lost', because }, '', '', false);
    this.#greeted({ stderr: this.#stderr, code: this.#code, because });
  }
}

/** Waits without keeping our own process alive for it. */
function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function notRun(argv: readonly string[], startedAt: string, ending: Ending): Evidence {
  return { argv, ending, stdout: '', stderr: '', cut: false, startedAt, durationMs: 0 };
}

/** The program that `timeout` did not find: of `timeout 5 tcpdump` it is not the first word. Absent when it says nothing of
 *  the kind. */
function notFoundBy(stderr: string): string | undefined {
  const found = /^timeout: (?:failed to run command|can't execute) [‘'`](?<program>[^‘’'`\n]{1,80})[’']/.exec(stderr);
  return found?.groups?.program === undefined ? undefined : oneLine(found.groups.program);
}

/** What an exit code of `timeout COMMAND` says. coreutils leaves 124 at the deadline, BusyBox the signal's 143; both
 *  leave 137 when the command had to be killed. The time tells these from a command that leaves the same code early. */
function endingOf(code: number, deadlineMs: number, elapsedMs: number, stderr: string, missing: string): Ending {
  const given = Math.ceil(deadlineMs / 1000) * 1000;
  if ((code === 124 || code === 143 || code === 137) && elapsedMs >= given - 50)
    return { how: 'deadline', after_ms: given };
  // A shell that did not find what its script names leaves the same code: then its own words say what is missing.
  if (code === 127)
    return { how: 'tool_missing', because: /^timeout: /.test(stderr) ? missing : oneLine(stderr) || missing };
  if (code === 126) return { how: 'not_permitted', because: oneLine(stderr) || 'the program may not be started' };
  if (code > 128) return { how: 'signaled', signal: code - 128 };
  return { how: 'exited', code };
}
