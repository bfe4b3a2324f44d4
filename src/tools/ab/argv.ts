import type { Arguments } from '../../model/tool.ts';

/** ab wants a path behind the host. */
function withPath(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

/** -t before -n: behind it, it would set -n to 50000. -r: a connection that breaks is counted, and does not end the run. */
export function abArgv(args: Arguments): readonly string[] {
  return [
    'ab',
    '-q',
    '-r',
    '-t',
    String(Math.max(1, Math.ceil(Number(args.duration ?? 10_000) / 1_000))),
    '-n',
    String(args.count ?? 100),
    '-c',
    String(Math.min(Number(args.concurrency ?? 4), Number(args.count ?? 100))),
    '-s',
    String(Math.max(1, Math.ceil(Number(args.timeout ?? 5_000) / 1_000))),
    ...(args.keep_alive === true ? ['-k'] : []),
    ...(args.method === 'HEAD' ? ['-i'] : []),
    withPath(String(args.url ?? '')),
  ];
}

/** The time limit is looked at only when something comes: a silent server adds the time-out. */
export function abDeadlineMs(args: Arguments): number {
  return Number(args.duration ?? 10_000) + 2 * Number(args.timeout ?? 5_000) + 15_000;
}
