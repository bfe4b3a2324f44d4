import type { Arguments } from '../../model/tool.ts';
import { curlRequest } from '../curl-request.ts';

/** -q comes first, or ~/.curlrc is read. -v: the only place where curl says why each address failed. The body is thrown
 *  away. */
export function curlArgv(args: Arguments): readonly string[] {
  return [
    'curl',
    '-q',
    '-v',
    ...(args.method === 'HEAD' ? ['-I'] : []),
    ...curlRequest(args),
    '-o',
    '/dev/null',
    '--max-filesize',
    String(args.max_bytes ?? 16_777_216),
    '-w',
    '%{json}\\n',
    '--url',
    String(args.url ?? ''),
  ];
}
