import type { Arguments } from '../../model/tool.ts';
import { captureFilter } from '../capture-filter.ts';

function seconds(args: Arguments): number {
  return Math.max(1, Math.ceil(Number(args.duration ?? 5_000) / 1_000));
}

/** -W single: a packet is one line, so that no payload can look like another packet. -R: in a container without CAP_SETUID
 *  ngrep cannot become another user. -l: each line is written at once. Never -K, which ends connections. */
export function ngrepArgv(args: Arguments): readonly string[] {
  return [
    'timeout',
    '-s',
    'INT',
    String(seconds(args)),
    'ngrep',
    '-R',
    '-q',
    '-l',
    '-t',
    '-p',
    '-W',
    'single',
    ...(args.ignore_case === true ? ['-i'] : []),
    ...(args.empty === true ? ['-e'] : []),
    '-S',
    String(args.payload ?? 200),
    '-n',
    String(args.count ?? 100),
    ...(args.file === undefined ? ['-d', String(args.interface ?? 'any')] : ['-I', String(args.file)]),
    '--',
    String(args.match ?? ''),
    ...captureFilter(args),
  ];
}

export function ngrepDeadlineMs(args: Arguments): number {
  return seconds(args) * 1_000 + 5_000;
}
