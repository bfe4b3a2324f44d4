import type { Arguments } from '../../model/tool.ts';
import { tsharkSource } from '../tshark-capture.ts';

/** -q: no line for each packet, only the tree at the end. */
export function tsharkTreeArgv(args: Arguments): readonly string[] {
  return [...tsharkSource(args), '-q', '-z', `${String(args.kind ?? 'dns')},tree`];
}
