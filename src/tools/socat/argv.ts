import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

const seconds = (args: Arguments): string => String(Number(args.timeout ?? 3_000) / 1_000);

/** What an address of socat is made of is checked before: a comma would begin an option, and some words programs. */
function place(args: Arguments): string {
  const host = String(args.host ?? '');
  return `${ipVersion(host) === 6 ? `[${host}]` : host}:${args.port ?? 0}`;
}

function suffix(args: Arguments): string {
  const version = ipVersion(String(args.host ?? ''));
  return version === undefined ? (args.family === undefined ? '' : String(args.family)) : String(version);
}

/** -d three times: only then bytes are counted. To a UDP port one byte is sent (a zero), since a port that got nothing
 *  says nothing; TCP and unix sockets get none. Only what goes in comes out, so that nothing of the server is kept. */
export function socatArgv(args: Arguments): readonly string[] {
  if (args.path !== undefined)
    return ['socat', '-d', '-d', '-d', '-u', 'OPEN:/dev/null', `UNIX-CONNECT:${String(args.path)}`];
  if (args.udp === true)
    return [
      'socat',
      '-d',
      '-d',
      '-d',
      '-t',
      seconds(args),
      'OPEN:/dev/zero,readbytes=1',
      `UDP${suffix(args)}:${place(args)}`,
    ];
  return [
    'socat',
    '-d',
    '-d',
    '-d',
    '-u',
    'OPEN:/dev/null',
    `TCP${suffix(args)}:${place(args)},connect-timeout=${seconds(args)}`,
  ];
}

/** Each address of a name gets the whole time; a lookup may take ten seconds. */
export function socatDeadlineMs(args: Arguments): number {
  return Number(args.timeout ?? 3_000) * 4 + 13_000;
}
