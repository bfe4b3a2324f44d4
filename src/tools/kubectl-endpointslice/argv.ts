import type { Arguments } from '../../model/tool.ts';
import { kubectlGetArgv } from '../kubectl-argv.ts';

/** The slices of a service have its name in a label. */
export function kubectlEndpointsliceArgv(args: Arguments): readonly string[] {
  const { service, ...others } = args;
  const selector = service === undefined ? args.selector : `kubernetes.io/service-name=${String(service)}`;
  return kubectlGetArgv('endpointslices', selector === undefined ? others : { ...others, selector });
}

export function kubectlEndpointsArgv(args: Arguments): readonly string[] {
  return kubectlGetArgv('endpoints', args);
}
