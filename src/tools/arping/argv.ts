import type { Arguments } from '../../model/tool.ts';

const count = (args: Arguments) => Number(args.count ?? 3);
/** A second for each request, and one more for the last answer. */
const seconds = (args: Arguments) =>
  args.timeout === undefined ? count(args) + 1 : Math.max(1, Math.ceil(Number(args.timeout) / 1_000));

/** Options that iputils and BusyBox both have. -b: every request is broadcast, so that each host that has the address is
 *  asked each time. */
export function arpingArgv(args: Arguments): readonly string[] {
  return [
    'arping',
    '-b',
    ...(args.detect_duplicates === true ? ['-D'] : []),
    '-c',
    String(count(args)),
    '-w',
    String(seconds(args)),
    ...(args.interface === undefined ? [] : ['-I', String(args.interface)]),
    ...(args.source === undefined ? [] : ['-s', String(args.source)]),
    String(args.address ?? ''),
  ];
}

export function arpingDeadlineMs(args: Arguments): number {
  return seconds(args) * 1_000 + 5_000;
}
