import type { Tool } from '../../model/tool.ts';
import { CURL_EXIT_CODES } from '../curl-ending.ts';
import { CURL_PARAMETERS, curlDeadlineMs } from '../curl-request.ts';
import { curlHeadArgv } from './argv.ts';
import { readCurlHead } from './read.ts';
import type { CurlHead } from './value.generated.ts';

/** The headers of a HEAD request. */
export const curlHead: Tool<CurlHead> = {
  name: 'curl-head',
  program: 'curl',
  summary: 'Response headers of a HEAD request, as curl prints them',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: curlDeadlineMs,
  parameters: CURL_PARAMETERS,
  argv: curlHeadArgv,
  read: readCurlHead,
  exitCodes: CURL_EXIT_CODES,
};
