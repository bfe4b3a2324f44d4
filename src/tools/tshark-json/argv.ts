import type { Arguments } from '../../model/tool.ts';
import { tsharkSource } from '../tshark-capture.ts';

/** -T ek: one packet is one line. */
export function tsharkJsonArgv(args: Arguments): readonly string[] {
  return [...tsharkSource(args), '-l', '-T', 'ek'];
}
