import type { Tool } from '../../model/tool.ts';
import { KUBECTL_EXIT_CODES, KUBECTL_PARAMETERS } from '../kubectl-argv.ts';
import { kubectlNodeArgv } from './argv.ts';
import { readKubectlNode } from './read.ts';
import type { KubectlNode } from './value.generated.ts';

/** A node's conditions, addresses and taints, as the cluster knows them. */
export const kubectlNode: Tool<KubectlNode> = {
  name: 'kubectl-node',
  program: 'kubectl',
  summary: "A node's conditions, addresses and taints, as the cluster knows them",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 15_000,
  parameters: KUBECTL_PARAMETERS,
  argv: kubectlNodeArgv,
  read: readKubectlNode,
  exitCodes: KUBECTL_EXIT_CODES,
};
