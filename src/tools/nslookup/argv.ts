import type { Arguments } from '../../model/tool.ts';

function seconds(ms: unknown): number {
  return Math.max(1, Math.ceil(Number(ms ?? 5_000) / 1_000));
}

/** nslookup(1) of BIND. The name follows the options; without a server it asks those of resolv.conf. */
export function nslookupArgv(args: Arguments): readonly string[] {
  return [
    'nslookup',
    `-timeout=${seconds(args.time)}`,
    `-retry=${Number(args.tries ?? 1)}`,
    ...(args.search === true ? [] : ['-nosearch']),
    ...(args.type === undefined ? [] : [`-type=${String(args.type)}`]),
    ...(args.port === undefined ? [] : [`-port=${Number(args.port)}`]),
    ...(args.tcp === true ? ['-vc'] : []),
    ...(args.recurse === false ? ['-norecurse'] : []),
    String(args.name ?? '.'),
    ...(args.server === undefined ? [] : [String(args.server)]),
  ];
}

/** Long enough to give up by itself: two questions (A and AAAA), three nameservers, and once more over TCP. */
export function nslookupDeadlineMs(args: Arguments): number {
  const servers = args.server === undefined ? 3 : 1;
  const questions = args.type === undefined ? 2 : 1;
  return questions * (servers * Number(args.tries ?? 1) + 1) * seconds(args.time) * 1_000 + 2_000;
}
