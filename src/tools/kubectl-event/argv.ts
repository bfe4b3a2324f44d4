import type { Arguments } from '../../model/tool.ts';
import { kubectlGetArgv } from '../kubectl-argv.ts';

export function kubectlEventArgv(args: Arguments): readonly string[] {
  return kubectlGetArgv('events', args);
}
