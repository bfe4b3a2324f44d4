import type { Arguments } from '../../model/tool.ts';

const TABLES: Readonly<Record<string, readonly string[]>> = {
  connections: ['-a', '-n'],
  listening: ['-l', '-n'],
  routes: ['-r', '-n'],
  interfaces: ['-i'],
};

/** Options that BusyBox has too, except -i and what an argument asks for. */
export function netstatArgv(args: Arguments): readonly string[] {
  const table = String(args.table ?? 'connections');
  const sockets = table === 'connections' || table === 'listening';
  const on = (name: string, option: string) => (args[name] === true && sockets ? [option] : []);
  return [
    'netstat',
    ...(TABLES[table] ?? []),
    ...on('processes', '-p'),
    ...on('timers', '-o'),
    ...on('extended', '-e'),
    ...(args.version === '6' && table !== 'interfaces' ? ['-6'] : []),
  ];
}
