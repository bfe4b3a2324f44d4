import type { Tool } from '../../model/tool.ts';
import { KUBECTL_EXIT_CODES, KUBECTL_NAMESPACED } from '../kubectl-argv.ts';
import { kubectlNetworkpolicyArgv } from './argv.ts';
import { readKubectlNetworkpolicy } from './read.ts';
import type { KubectlNetworkpolicy } from './value.generated.ts';

/** The network policies of a namespace, rule by rule. */
export const kubectlNetworkpolicy: Tool<KubectlNetworkpolicy> = {
  name: 'kubectl-networkpolicy',
  program: 'kubectl',
  summary: 'The network policies of a namespace, rule by rule',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 15_000,
  parameters: KUBECTL_NAMESPACED,
  argv: kubectlNetworkpolicyArgv,
  read: readKubectlNetworkpolicy,
  exitCodes: KUBECTL_EXIT_CODES,
};
