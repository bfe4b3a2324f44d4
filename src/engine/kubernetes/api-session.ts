import { setMaxListeners } from 'node:events';
import type { Evidence } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { explainEnding } from '../exec.ts';
import { isForbidden, type Kubectl, refusal } from './kubectl.ts';

/** What the cluster knows, asked from this machine: `kubectl get`, and nothing that changes anything. */
export function apiSession(kubectl: Kubectl): Session {
  const over = new AbortController();
  // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
  setMaxListeners(0, over.signal);
  return {
    vantage: 'engine',
    run: async (command): Promise<Evidence> => {
      const startedAt = new Date().toISOString();
      const words = command.kind === 'exec' ? command.argv : [];
      if (words[0] !== 'kubectl' || words[1] !== 'get') {
        const because = 'the cluster is asked with kubectl get, and with nothing else';
        return {
          argv: words,
          ending: { how: 'not_permitted', because },
          stdout: '',
          stderr: '',
          cut: false,
          startedAt,
          durationMs: 0,
        };
      }
      const own = words.slice(1);
      const result = await kubectl.call(own, { timeoutMs: command.deadlineMs, signal: over.signal });
      const base = {
        argv: kubectl.argv(own),
        stdout: result.stdout,
        stderr: result.stderr,
        cut: result.cut,
        startedAt,
        durationMs: Math.round(result.durationMs),
      };
      if (isForbidden(result))
        return { ...base, ending: { how: 'not_permitted', because: `this user may not look: ${refusal(result)}` } };
      if (result.how === 'exited') return { ...base, ending: { how: 'exited', code: result.code } };
      if (result.how === 'deadline') return { ...base, ending: { how: 'deadline', after_ms: result.afterMs } };
      return { ...base, ending: { how: 'lost', because: `kubectl ${explainEnding(result)}` } };
    },
    // What is not waited for any more must not keep us.
    close: async () => over.abort(),
  };
}
