import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

const TLS: Readonly<Record<string, readonly string[]>> = {
  starttls: ['--tls'],
  optional: ['--tls-optional'],
  on_connect: ['--tls-on-connect'],
};

/** --quit-after always: it ends before DATA at the latest, so that no mail can be sent. */
export function swaksArgv(args: Arguments): readonly string[] {
  const host = String(args.host ?? '');
  return [
    'swaks',
    ...(ipVersion(host) === 6 ? ['-6'] : []),
    '--server',
    host,
    '--port',
    String(args.port ?? 25),
    '--timeout',
    String(Math.max(1, Math.ceil(Number(args.timeout ?? 5_000) / 1_000))),
    '--quit-after',
    String(args.quit_after ?? 'EHLO'),
    '--helo',
    String(args.helo ?? 'localhost'),
    '--from',
    String(args.from ?? '<>'),
    '--to',
    String(args.to ?? 'postmaster'),
    ...(TLS[String(args.tls ?? '')] ?? []),
  ];
}

/** Each of at most seven answers may take its time; a lookup may take ten seconds. */
export function swaksDeadlineMs(args: Arguments): number {
  return (Number(args.timeout ?? 5_000) + 1_000) * 7 + 12_000;
}
