import type { Arguments } from '../../model/tool.ts';

export function ipAddrArgv(args: Arguments): readonly string[] {
  const device = args.interface === undefined ? [] : ['show', 'dev', String(args.interface)];
  return ['ip', '-j', '-d', '-s', 'addr', ...device];
}
