import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

/** dig(1) takes whole seconds, and at least one. */
function seconds(ms: unknown): number {
  return Math.max(1, Math.ceil(Number(ms ?? 5_000) / 1_000));
}

function switches(args: Arguments): string[] {
  return [
    args.search === true ? '+search' : '+nosearch',
    `+time=${seconds(args.time)}`,
    `+tries=${Number(args.tries ?? 1)}`,
    ...(args.tcp === true ? ['+tcp'] : []),
    ...(args.recurse === false ? ['+norecurse'] : []),
    ...(args.checking_disabled === true ? ['+cdflag'] : []),
    ...(args.dnssec === true ? ['+dnssec'] : []),
    ...(args.edns === false ? ['+noedns'] : []),
    ...(args.bufsize === undefined || args.edns === false ? [] : [`+bufsize=${Number(args.bufsize)}`]),
    ...(args.ignore_truncation === true ? ['+ignore'] : []),
  ];
}

function sourceOf(args: Arguments): string[] {
  if (args.source_port === undefined) return [];
  const any = ipVersion(String(args.server ?? '')) === 6 ? '::' : '0.0.0.0';
  return ['-b', `${any}#${Number(args.source_port)}`];
}

/** The questions of one dig process, in order: name and type. */
export function questionsOf(args: Arguments): readonly (readonly [name: string, type: string])[] {
  const name = String(args.name ?? '.');
  const types = [String(args.type ?? 'A'), ...(args.also_type === undefined ? [] : [String(args.also_type)])];
  return Array.from({ length: Number(args.count ?? 1) }, () => types.map((type) => [name, type] as const)).flat();
}

/** `-q` and `-t` keep a name from being read as an option, a type or a server. Options that stand before the first name
 *  hold for all. */
export function digArgv(args: Arguments): readonly string[] {
  return [
    'dig',
    ...(args.server === undefined ? [] : [`@${args.server}`]),
    ...(args.port === undefined ? [] : ['-p', String(args.port)]),
    ...sourceOf(args),
    ...switches(args),
    ...questionsOf(args).flatMap(([name, type]) => ['-q', name, '-t', type]),
  ];
}

/** Long enough for dig to give up by itself: each question may go to three nameservers, as often as it may be tried,
 *  and once more over TCP. */
export function digDeadlineMs(args: Arguments): number {
  const servers = args.server === undefined ? 3 : 1;
  const attempts = servers * Number(args.tries ?? 1) + 1;
  return questionsOf(args).length * attempts * seconds(args.time) * 1_000 + 2_000;
}
