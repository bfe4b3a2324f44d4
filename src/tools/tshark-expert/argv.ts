import type { Arguments } from '../../model/tool.ts';
import { tsharkSource } from '../tshark-capture.ts';

/** -q: no line for each packet, only the table at the end. */
export function tsharkExpertArgv(args: Arguments): readonly string[] {
  return [...tsharkSource(args), '-q', '-z', 'expert'];
}
