import type { Arguments } from '../../model/tool.ts';
import { kubectlGetArgv } from '../kubectl-argv.ts';

export function kubectlNodeArgv(args: Arguments): readonly string[] {
  return kubectlGetArgv('nodes', args);
}
