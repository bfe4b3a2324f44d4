import { setMaxListeners } from 'node:events';
import type { Ending, Evidence } from '../../model/evidence.ts';
import type { Session } from '../../model/session.ts';
import { type ExecResult, explainEnding } from '../exec-result.ts';
import { Recent } from '../recent.ts';
import { isForbidden, type Kubectl, refusal } from './kubectl.ts';

/** Targets of one run ask much the same: who serves DNS, which policies there are. The evidence says when it was asked. */
const answers = new Recent<Asked>();

interface Asked {
  readonly evidence: Evidence;
  /** The session that asked was closed meanwhile. */
  readonly aborted: boolean;
}

async function ask(kubectl: Kubectl, words: readonly string[], timeoutMs: number, signal: AbortSignal): Promise<Asked> {
  const startedAt = new Date().toISOString();
  const result = await kubectl.call(words, { timeoutMs, signal });
  const { stdout, stderr, cut } = result;
  const durationMs = Math.round(result.durationMs);
  const evidence = { argv: kubectl.argv(words), ending: endingOf(result), stdout, stderr, cut, startedAt, durationMs };
  return { evidence, aborted: signal.aborted };
}

function endingOf(result: ExecResult): Ending {
  if (isForbidden(result)) return { how: 'not_permitted', because: `this user may not look: ${refusal(result)}` };
  if (result.how === 'exited') return { how: 'exited', code: result.code };
  if (result.how === 'deadline') return { how: 'deadline', after_ms: result.afterMs };
  return { how: 'lost', because: `kubectl ${explainEnding(result)}` };
}

/** What the cluster knows, asked from this machine: `kubectl get`, and nothing that changes anything. */
export function apiSession(kubectl: Kubectl): Session {
  const over = new AbortController();
  // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
  setMaxListeners(0, over.signal);
  return {
    vantage: 'engine',
    run: async (command): Promise<Evidence> => {
      const words = command.kind === 'exec' ? command.argv : [];
      if (words[0] !== 'kubectl' || words[1] !== 'get') {
        const because = 'the cluster is asked with kubectl get, and with nothing else';
        return {
          argv: words,
          ending: { how: 'not_permitted', because },
          stdout: '',
          stderr: '',
          cut: false,
          startedAt: new Date().toISOString(),
          durationMs: 0,
        };
      }
      const own = words.slice(1);
      const asked = () => ask(kubectl, own, command.deadlineMs, over.signal);
      const shared = await answers.get(JSON.stringify([kubectl.argv(own), command.deadlineMs]), asked);
      // Another session asked, and was closed before the answer came.
      return shared.aborted && !over.signal.aborted ? (await asked()).evidence : shared.evidence;
    },
    // What is not waited for any more must not keep us.
    close: async () => over.abort(),
  };
}
