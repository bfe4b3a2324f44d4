import type { Arguments } from '../../model/tool.ts';
import { kubectlGetArgv } from '../kubectl-argv.ts';

export function kubectlServiceArgv(args: Arguments): readonly string[] {
  return kubectlGetArgv('services', args);
}
