import type { Arguments } from '../../model/tool.ts';

/** -A inet6 is what net-tools and BusyBox both take. -n: no names are looked up, broken DNS cannot slow it down. */
export function routeArgv(args: Arguments): readonly string[] {
  return [
    'route',
    '-n',
    ...(args.extended === true ? ['-ee'] : []),
    ...(args.family === 'inet6' ? ['-A', 'inet6'] : []),
  ];
}
