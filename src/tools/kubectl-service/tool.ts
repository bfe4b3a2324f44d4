import type { Tool } from '../../model/tool.ts';
import { KUBECTL_EXIT_CODES, KUBECTL_NAMESPACED } from '../kubectl-argv.ts';
import { kubectlServiceArgv } from './argv.ts';
import { readKubectlService } from './read.ts';
import type { KubectlService } from './value.generated.ts';

/** A service's addresses, ports and selector, as the cluster knows them. */
export const kubectlService: Tool<KubectlService> = {
  name: 'kubectl-service',
  program: 'kubectl',
  summary: "A service's addresses, ports and selector, as the cluster knows them",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 15_000,
  parameters: KUBECTL_NAMESPACED,
  argv: kubectlServiceArgv,
  read: readKubectlService,
  exitCodes: KUBECTL_EXIT_CODES,
};
