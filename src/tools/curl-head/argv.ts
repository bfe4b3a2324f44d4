import type { Arguments } from '../../model/tool.ts';
import { curlRequest } from '../curl-request.ts';

/** A HEAD request; -q comes first, or ~/.curlrc is read. */
export function curlHeadArgv(args: Arguments): readonly string[] {
  return ['curl', '-q', '-I', ...curlRequest(args), '--url', String(args.url ?? '')];
}
