import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

/** Old versions are below the security level of today's OpenSSL: to ask for them it has to be lowered. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '1.0': ['-tls1', '-cipher', 'DEFAULT@SECLEVEL=0'],
  '1.1': ['-tls1_1', '-cipher', 'DEFAULT@SECLEVEL=0'],
  '1.2': ['-tls1_2'],
  '1.3': ['-tls1_3'],
};

/** The name that is sent and that the certificate must be for. */
function name(args: Arguments, host: string): readonly string[] {
  const servername = args.servername === undefined ? host : String(args.servername);
  if (ipVersion(servername) === undefined) return ['-servername', servername, '-verify_hostname', servername];
  return ['-noservername', '-verify_ip', servername.split('%')[0] ?? servername];
}

/** s_client ends when its input does, which is at once. It has no time limit: the deadline is one. */
export function opensslSClientArgv(args: Arguments): readonly string[] {
  const host = String(args.host ?? '');
  return [
    'openssl',
    's_client',
    '-connect',
    `${ipVersion(host) === 6 ? `[${host}]` : host}:${args.port ?? 443}`,
    ...name(args, host),
    '-showcerts',
    ...(args.ca_file === undefined ? [] : ['-CAfile', String(args.ca_file)]),
    ...(args.tls === undefined ? [] : (VERSIONS[String(args.tls)] ?? [])),
    ...(args.alpn === undefined ? [] : ['-alpn', String(args.alpn)]),
    ...(args.ocsp === true ? ['-status'] : []),
    ...(args.starttls === undefined ? [] : ['-starttls', String(args.starttls)]),
    ...(args.family === undefined ? [] : [args.family === '6' ? '-6' : '-4']),
  ];
}

export function opensslSClientDeadlineMs(args: Arguments): number {
  return Number(args.timeout ?? 8_000);
}
