import type { Tool } from '../../model/tool.ts';
import { CURL_EXIT_CODES } from '../curl-ending.ts';
import { CURL_PARAMETERS, curlDeadlineMs } from '../curl-request.ts';
import { curlArgv } from './argv.ts';
import { readCurl } from './read.ts';
import type { Curl } from './value.generated.ts';

/** One HTTP request, with the time of each phase. */
export const curl: Tool<Curl> = {
  name: 'curl',
  program: 'curl',
  summary: 'One HTTP request, with the time of each phase',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: curlDeadlineMs,
  parameters: {
    ...CURL_PARAMETERS,
    method: { type: 'enum', values: ['GET', 'HEAD'], default: 'GET', description: 'The method' },
    max_bytes: {
      type: 'integer',
      minimum: 1,
      maximum: 1_073_741_824,
      default: 16_777_216,
      description: 'A longer body is not fetched (curl before 8.4: only when the server tells its length)',
    },
  },
  argv: curlArgv,
  read: readCurl,
  exitCodes: CURL_EXIT_CODES,
};
