import type { Arguments } from '../../model/tool.ts';
import { kubectlGetArgv } from '../kubectl-argv.ts';

export function kubectlNetworkpolicyArgv(args: Arguments): readonly string[] {
  return kubectlGetArgv('networkpolicies', args);
}
