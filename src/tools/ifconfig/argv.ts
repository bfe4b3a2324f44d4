import type { Arguments } from '../../model/tool.ts';

/** -a: also the interfaces that are down. */
export function ifconfigArgv(args: Arguments): readonly string[] {
  return ['ifconfig', args.interface === undefined ? '-a' : String(args.interface)];
}
