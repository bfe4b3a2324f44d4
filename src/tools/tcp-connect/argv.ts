import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

/** nc takes whole seconds, and at least one. */
function seconds(args: Arguments): number {
  return Math.max(1, Math.ceil(Number(args.timeout ?? 3_000) / 1_000));
}

/** -n where nothing has to be looked up, so that broken DNS cannot slow it down. */
export function tcpConnectArgv(args: Arguments): readonly string[] {
  const host = String(args.host ?? '');
  return [
    'nc',
    '-z',
    '-v',
    ...(ipVersion(host) === undefined ? [] : ['-n']),
    ...(args.source === undefined ? [] : ['-s', String(args.source)]),
    '-w',
    String(seconds(args)),
    host,
    String(args.port ?? ''),
  ];
}

/** Each address of a name gets the whole time; a lookup may take ten seconds. */
export function tcpConnectDeadlineMs(args: Arguments): number {
  return ipVersion(String(args.host ?? '')) === undefined
    ? seconds(args) * 4_000 + 12_000
    : seconds(args) * 1_000 + 2_000;
}
