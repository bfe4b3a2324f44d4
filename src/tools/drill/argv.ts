import type { Arguments } from '../../model/tool.ts';

/** drill tries each nameserver three times, five seconds long. */
const ATTEMPTS_MS = 16_000;

/** drill(1) takes any word for a type, a class or a name. A final dot keeps a host called `mx` from being a type; drill
 *  uses no search domains, so the name means the same. */
function absolute(name: string): string {
  return name.endsWith('.') ? name : `${name}.`;
}

/** The options stand first, the question last: name, type, class. */
export function drillArgv(args: Arguments): readonly string[] {
  return [
    'drill',
    ...(args.port === undefined ? [] : ['-p', String(args.port)]),
    ...(args.tcp === true ? ['-t'] : []),
    ...(args.dnssec === true ? ['-D'] : []),
    ...(args.bufsize === undefined ? [] : ['-b', String(Number(args.bufsize))]),
    ...(args.recurse === false ? ['-o', 'rd'] : []),
    ...(args.checking_disabled === true ? ['-o', 'CD'] : []),
    ...(args.server === undefined ? [] : [`@${args.server}`]),
    absolute(String(args.name ?? '.')),
    String(args.type ?? 'A'),
    'IN',
  ];
}

/** Long enough for drill to give up by itself. */
export function drillDeadlineMs(args: Arguments): number {
  return (args.server === undefined ? 3 : 1) * ATTEMPTS_MS + 2_000;
}
