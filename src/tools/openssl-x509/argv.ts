import type { Arguments } from '../../model/tool.ts';

/** `openssl x509` reads the first certificate of a file only; storeutl reads them all, and with -certs nothing else: no
 *  key is printed, and none is asked a pass phrase for. */
export function opensslX509Argv(args: Arguments): readonly string[] {
  return ['openssl', 'storeutl', '-certs', '-text', '-passin', 'pass:', String(args.file ?? '')];
}
