import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

function seconds(ms: unknown): number {
  return Math.max(1, Math.ceil(Number(ms ?? 5_000) / 1_000));
}

/** A final dot keeps host(1) from appending search domains. */
function nameOf(args: Arguments): string {
  const name = String(args.name ?? '.');
  return args.search === true || name.endsWith('.') || ipVersion(name) !== undefined ? name : `${name}.`;
}

/** host(1) of BIND: the options, the name, the nameserver. */
export function hostArgv(args: Arguments): readonly string[] {
  return [
    'host',
    ...(args.type === undefined ? [] : ['-t', String(args.type)]),
    ...(args.port === undefined ? [] : ['-p', String(args.port)]),
    ...(args.tcp === true ? ['-T'] : []),
    ...(args.recurse === false ? ['-r'] : []),
    ...(args.verbose === true ? ['-v'] : []),
    ...(args.compare_soa === true ? ['-C'] : []),
    '-W',
    String(seconds(args.time)),
    '-R',
    String(Number(args.tries ?? 1)),
    nameOf(args),
    ...(args.server === undefined ? [] : [String(args.server)]),
  ];
}

/** Long enough to give up by itself: four questions (A, AAAA, MX, HTTPS), each to three nameservers; with -C each of the
 *  zone's nameservers. */
export function hostDeadlineMs(args: Arguments): number {
  const servers = args.server === undefined ? 3 : 1;
  const questions = args.compare_soa === true ? 14 : args.type === undefined ? 4 : 1;
  return questions * servers * (Number(args.tries ?? 1) + 1) * seconds(args.time) * 1_000 + 2_000;
}
