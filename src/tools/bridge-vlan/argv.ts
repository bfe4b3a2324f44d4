import type { Arguments } from '../../model/tool.ts';

/** -s: with the counters of each VLAN. */
export function bridgeVlanArgv(args: Arguments): readonly string[] {
  return [
    'bridge',
    '-j',
    '-s',
    'vlan',
    'show',
    ...(args.interface === undefined ? [] : ['dev', String(args.interface)]),
    ...(args.vlan === undefined ? [] : ['vid', String(args.vlan)]),
  ];
}
