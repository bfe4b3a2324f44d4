import type { Arguments } from '../../model/tool.ts';

/** The name follows the database, and validation refuses names that begin with a dash. */
export function getentArgv(args: Arguments): readonly string[] {
  return ['getent', String(args.database ?? 'ahosts'), String(args.name ?? '')];
}
