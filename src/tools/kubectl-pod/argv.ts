import type { Arguments } from '../../model/tool.ts';
import { kubectlGetArgv } from '../kubectl-argv.ts';

export function kubectlPodArgv(args: Arguments): readonly string[] {
  return kubectlGetArgv('pods', args);
}
