import type { Arguments } from '../../model/tool.ts';

export function ipRouteArgv(args: Arguments): readonly string[] {
  return ['ip', '-j', '-d', 'route', 'show', 'table', String(args.table ?? 'all')];
}
