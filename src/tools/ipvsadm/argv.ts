import type { Arguments } from '../../model/tool.ts';

const SHOW: Readonly<Record<string, readonly string[]>> = {
  table: [],
  stats: ['--stats'],
  rate: ['--rate'],
  thresholds: ['--thresholds'],
  persistent: ['--persistent-conn'],
  connections: ['-c'],
};
const SERVICE: Readonly<Record<string, string>> = { tcp: '-t', udp: '-u', sctp: '--sctp-service', fwmark: '-f' };

function service(args: Arguments): string[] {
  if (args.service === undefined || args.show === 'connections') return [];
  const option = SERVICE[String(args.protocol ?? 'tcp')] ?? '-t';
  const six = option === '-f' && args.family === 'ipv6' ? ['-6'] : [];
  return [option, String(args.service), ...six];
}

/** -n: no name is looked up. --exact: 12345678, not 12345K. */
export function ipvsadmArgv(args: Arguments): readonly string[] {
  return ['ipvsadm', '-L', '-n', '--exact', ...(SHOW[String(args.show ?? 'table')] ?? []), ...service(args)];
}
