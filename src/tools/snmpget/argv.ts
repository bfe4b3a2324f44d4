import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

function agent(args: Arguments): string {
  const host = String(args.host ?? '');
  const six = ipVersion(host) === 6;
  const transport = `${args.tcp === true ? 'tcp' : 'udp'}${six ? '6' : ''}`;
  return `${transport}:${six ? `[${host}]` : host}:${args.port ?? 161}`;
}

/** A command is part of every report, so no secret may be in it: "public" is none; any other community, and users and
 *  pass phrases of SNMPv3, come from snmp.conf(5) of the container (defCommunity, defSecurityName, defAuthPassphrase ...).
 *  -m '': no MIB files are needed or searched for. -On: objects as numbers, whatever snmp.conf says. */
export function snmpgetArgv(args: Arguments): readonly string[] {
  const version = String(args.version ?? '2c');
  const open = version !== '3' && args.credentials !== 'snmp_conf';
  return [
    'snmpget',
    '-m',
    '',
    '-On',
    '-v',
    version,
    ...(open ? ['-c', 'public'] : []),
    '-t',
    String(Math.max(1, Math.ceil(Number(args.timeout ?? 2_000) / 1_000))),
    '-r',
    String(args.retries ?? 1),
    agent(args),
    ...String(args.oids ?? '1.3.6.1.2.1.1.3.0')
      .split(' ')
      .filter(Boolean),
  ];
}

/** Each try waits its time; a lookup may take ten seconds. */
export function snmpgetDeadlineMs(args: Arguments): number {
  return (Number(args.timeout ?? 2_000) + 1_000) * (Number(args.retries ?? 1) + 1) * 2 + 12_000;
}
