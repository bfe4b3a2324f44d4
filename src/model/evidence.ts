import type { Ending } from './report.generated.ts';

export type { Ending } from './report.generated.ts';

/** Where a command runs. `inside` is the target's own file system and C library. `engine` is this machine, where the
 *  target's engine is asked what it knows (`kubectl get`); no network is looked at from there. */
export type Vantage = 'target' | 'peer' | 'host' | 'inside' | 'engine';

/** A Linux capability that a session may be given (capabilities(7)). */
export type Capability = 'NET_RAW' | 'NET_ADMIN' | 'NET_BIND_SERVICE' | 'SETGID';

/** passive: only looks. active: sends a few packets. intrusive: loads the network. */
export type Behaviour = 'passive' | 'active' | 'intrusive';

/** What one command printed, how it ended, when, and with which argv. Text is decoded once, whole: bytes that are not
 *  UTF-8 are U+FFFD. */
export interface Evidence {
  readonly argv: readonly string[];
  readonly ending: Ending;
  readonly stdout: string;
  readonly stderr: string;
  /** True when the output was longer than is kept and ends early. */
  readonly cut: boolean;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  /** From start to end in milliseconds, as seen from this side of the session. */
  readonly durationMs: number;
}

/** Evidence turned into a value. `unreadable` names the line that was not understood, counted from 1 (0: there was
 *  no line at all). */
export type Reading<T = unknown> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly line: number; readonly text: string; readonly because: string };
