import type { Arguments } from '../../model/tool.ts';

/** -i asks with DHCPINFORM: it takes no lease and changes none, where dhcping by itself would ask for a lease and release
 *  it afterwards. -V prints what was sent and answered. */
export function dhcpingArgv(args: Arguments): readonly string[] {
  return [
    'dhcping',
    '-V',
    '-i',
    '-t',
    String(Math.ceil(Number(args.timeout ?? 3_000) / 1_000)),
    '-s',
    String(args.server ?? ''),
    '-c',
    String(args.client ?? ''),
    ...(args.hardware === undefined ? [] : ['-h', String(args.hardware)]),
  ];
}
