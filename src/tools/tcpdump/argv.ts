import type { Arguments } from '../../model/tool.ts';
import { captureFilter } from '../capture-filter.ts';

function seconds(args: Arguments): number {
  return Math.max(1, Math.ceil(Number(args.duration ?? 5_000) / 1_000));
}

function source(args: Arguments): string[] {
  if (args.file !== undefined) return ['-r', String(args.file)];
  const direction = args.direction === undefined ? [] : ['-Q', String(args.direction)];
  return ['-i', String(args.interface ?? 'any'), ...direction];
}

/** -l: each line is written when it is complete, and a capture that is ended loses none. -Z root: in a container without
 *  CAP_SETUID tcpdump cannot become its own user. `timeout` ends it with SIGINT, upon which it says how much it saw. With
 *  `write` packets are printed and go to a file in the session's own folder, which is where its commands run. */
export function tcpdumpArgv(args: Arguments): readonly string[] {
  return [
    'timeout',
    '-s',
    'INT',
    String(seconds(args)),
    'tcpdump',
    '-nn',
    '-l',
    '-tt',
    ...(args.link_level === true ? ['-e'] : []),
    ...(args.verbose === true ? ['-v'] : []),
    ...(args.promiscuous === true ? [] : ['-p']),
    '-s',
    String(args.snapshot_length ?? 256),
    '-c',
    String(args.count ?? 200),
    '-Z',
    'root',
    ...(args.write === undefined ? [] : ['--print', '-U', '-w', String(args.write)]),
    ...source(args),
    '--',
    ...captureFilter(args),
  ];
}

export function tcpdumpDeadlineMs(args: Arguments): number {
  return seconds(args) * 1_000 + 5_000;
}
