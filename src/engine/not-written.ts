import type { Evidence } from '../model/evidence.ts';

/** What becomes of a file that was to be made inside the target: nothing is ever written there. */
export function notWritten(startedAt: string): Evidence {
  const ending = { how: 'lost', because: 'nothing is written inside the target' } as const;
  return { argv: ['base64', '-d'], ending, stdout: '', stderr: '', cut: false, startedAt, durationMs: 0 };
}
