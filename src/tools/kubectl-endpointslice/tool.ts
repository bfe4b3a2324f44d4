import type { Tool } from '../../model/tool.ts';
import { KUBECTL_EXIT_CODES, KUBECTL_NAMESPACED } from '../kubectl-argv.ts';
import { kubectlEndpointsArgv, kubectlEndpointsliceArgv } from './argv.ts';
import { readKubectlEndpoints, readKubectlEndpointslice } from './read.ts';
import type { KubectlEndpoints } from './value.generated.ts';

/** The addresses behind a service. */
export const kubectlEndpointslice: Tool<KubectlEndpoints> = {
  name: 'kubectl-endpointslice',
  program: 'kubectl',
  summary: 'The addresses behind a service: which are ready, which are not',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 15_000,
  parameters: {
    service: {
      type: 'string',
      pattern: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?',
      description: 'Only those of this service. Instead of selector',
    },
    ...KUBECTL_NAMESPACED,
  },
  argv: kubectlEndpointsliceArgv,
  read: readKubectlEndpointslice,
  exitCodes: KUBECTL_EXIT_CODES,
};

/** The same from the older Endpoints objects, which know no terminating addresses and hold a thousand at most. */
export const kubectlEndpoints: Tool<KubectlEndpoints> = {
  ...kubectlEndpointslice,
  name: 'kubectl-endpoints',
  summary: 'The addresses behind a service, from the older Endpoints objects',
  parameters: KUBECTL_NAMESPACED,
  argv: kubectlEndpointsArgv,
  read: readKubectlEndpoints,
};
