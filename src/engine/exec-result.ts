import { constants } from 'node:os';
import { oneLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';

/** How a command of ours ended. The first reason wins: a command that is ended at its deadline is `deadline`, whatever
 *  exit code it then leaves with. */
export type ExecEnding =
  | { readonly how: 'exited'; readonly code: number }
  /** Ended by a signal that we did not send; its number (signal(7)). */
  | { readonly how: 'signaled'; readonly signal: number }
  /** Ended by us: it ran longer than `timeoutMs`. */
  | { readonly how: 'deadline'; readonly afterMs: number }
  /** Ended by us: the caller's abort signal fired. */
  | { readonly how: 'aborted' }
  /** It never ran. `errno` is the system's name for the reason (`ENOENT`: no such program, `EACCES`: not executable);
   *  absent when the command itself was malformed. */
  | { readonly how: 'not_started'; readonly because: string; readonly errno?: string };

/** What a command printed, up to `maxBytes` of each stream. */
export interface Printed {
  /** Decoded once, whole: bytes that are not UTF-8 are U+FFFD. */
  readonly stdout: string;
  readonly stderr: string;
  /** The bytes of stdout as they came. */
  readonly stdoutBytes: Uint8Array;
  /** True when a stream was longer than is kept. */
  readonly cut: boolean;
  /** From start to end in milliseconds. */
  readonly durationMs: number;
}

/** One command's ending and what it printed. A command that never started printed nothing. */
export type ExecResult = ExecEnding & Printed;

/** @returns true when the command ran and left with exit code 0. */
export function succeeded(result: ExecEnding): boolean {
  return result.how === 'exited' && result.code === 0;
}

/** The last line that a command printed to stderr (or else to stdout), fit for a message. Empty when it was silent. */
export function lastWords(result: Printed): string {
  const lines = (result.stderr.trim() || result.stdout.trim()).split('\n');
  return oneLine(lines.at(-1) ?? '');
}

/** Why a command did not succeed, as the end of a sentence: `exited with code 1: no such container`. */
export function explainEnding(result: ExecResult): string {
  const words = lastWords(result);
  const because = words === '' ? '' : `: ${words}`;
  switch (result.how) {
    case 'exited':
      return `exited with code ${result.code}${because}`;
    case 'signaled':
      return `was ended by ${signalName(result.signal)}${because}`;
    case 'deadline':
      return `did not end within ${formatDuration(result.afterMs)}${because}`;
    case 'aborted':
      return 'was interrupted';
    case 'not_started':
      return `could not be started: ${result.because}`;
    default:
      return never(result);
  }
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}

function never(value: never): string {
  return String(value);
}
