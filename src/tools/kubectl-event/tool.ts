import type { Tool } from '../../model/tool.ts';
import { KUBECTL_EXIT_CODES, KUBECTL_NAMESPACED } from '../kubectl-argv.ts';
import { kubectlEventArgv } from './argv.ts';
import { readKubectlEvent } from './read.ts';
import type { KubectlEvent } from './value.generated.ts';

/** What the cluster reported lately. */
export const kubectlEvent: Tool<KubectlEvent> = {
  name: 'kubectl-event',
  program: 'kubectl',
  summary: 'What the cluster reported lately',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 15_000,
  parameters: KUBECTL_NAMESPACED,
  argv: kubectlEventArgv,
  read: readKubectlEvent,
  exitCodes: KUBECTL_EXIT_CODES,
};
