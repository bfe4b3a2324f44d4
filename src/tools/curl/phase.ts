import type { CurlOutcome } from '../curl-ending.ts';
import type { Curl } from './value.generated.ts';

type Phase = NonNullable<Curl['phase']>;

/** What tells how far a request came. */
export interface Progress {
  readonly outcome: CurlOutcome;
  readonly error: string;
  /** A name was looked up, or an address tried. */
  readonly resolved: boolean;
  readonly connected: boolean;
  /** The request goes over TLS. */
  readonly overTls: boolean;
  readonly tlsDone: boolean;
  readonly requested: boolean;
  /** A byte of the response came. */
  readonly answering: boolean;
}

const FIXED: Partial<Record<CurlOutcome, Phase>> = {
  answered: 'done',
  resolve_failed: 'resolve',
  proxy_resolve_failed: 'resolve',
  refused: 'connect',
  unreachable: 'connect',
  connect_failed: 'connect',
  proxy_error: 'connect',
  certificate_error: 'tls',
  tls_error: 'tls',
  partial: 'transfer',
  too_large: 'transfer',
  redirect_loop: 'transfer',
  empty_reply: 'wait',
};

/** How far a request came. Outcomes that may come anywhere (time out, reset) are placed by what was measured; curl
 *  before 8 leaves time_connect at 0 when TLS fails, so the words count too. */
export function phaseOf(progress: Progress): Phase {
  const { error } = progress;
  const fixed = FIXED[progress.outcome];
  if (fixed !== undefined) return fixed;
  if (/^Resolving timed out/.test(error)) return 'resolve';
  if (/^SSL connection timeout/.test(error)) return 'tls';
  if (progress.answering) return 'transfer';
  if (progress.requested) return 'wait';
  if (progress.connected && progress.overTls && !progress.tlsDone) return 'tls';
  if (/^(?:Connection time|Failed to connect)/.test(error)) return 'connect';
  if (progress.connected) return 'wait';
  return progress.resolved ? 'connect' : 'resolve';
}
