import type { Tool } from '../../model/tool.ts';
import { KUBECTL_EXIT_CODES, KUBECTL_NAMESPACED } from '../kubectl-argv.ts';
import { kubectlPodArgv } from './argv.ts';
import { readKubectlPod } from './read.ts';
import type { KubectlPod } from './value.generated.ts';

/** A pod's phase, addresses, node, resolver settings and containers, as the cluster knows them. */
export const kubectlPod: Tool<KubectlPod> = {
  name: 'kubectl-pod',
  program: 'kubectl',
  summary: "A pod's phase, addresses, node, resolver settings and containers, as the cluster knows them",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 15_000,
  parameters: KUBECTL_NAMESPACED,
  argv: kubectlPodArgv,
  read: readKubectlPod,
  exitCodes: KUBECTL_EXIT_CODES,
};
