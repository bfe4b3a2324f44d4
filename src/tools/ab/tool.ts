import type { Tool } from '../../model/tool.ts';
import { abArgv, abDeadlineMs } from './argv.ts';
import { readAb } from './read.ts';
import type { Ab } from './value.generated.ts';

/** Many requests to a web server. */
export const ab: Tool<Ab> = {
  name: 'ab',
  program: 'ab',
  summary: 'How fast a web server answers many requests (loads it)',
  behaviour: 'intrusive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: abDeadlineMs,
  parameters: {
    url: { type: 'url', required: true, pattern: '[hH][tT][tT][pP][sS]?://.+', description: 'The URL: http or https' },
    count: { type: 'integer', minimum: 1, maximum: 10_000, default: 100, description: 'How many requests, at most' },
    concurrency: { type: 'integer', minimum: 1, maximum: 100, default: 4, description: 'How many at a time' },
    duration: {
      type: 'duration',
      minimum: 1_000,
      maximum: 60_000,
      default: 10_000,
      description: 'How long, at most (whole seconds)',
    },
    timeout: {
      type: 'duration',
      minimum: 1_000,
      maximum: 60_000,
      default: 5_000,
      description: 'How long to wait for the server (whole seconds)',
    },
    keep_alive: { type: 'boolean', default: false, description: 'Ask several times over one connection' },
    method: { type: 'enum', values: ['GET', 'HEAD'], default: 'GET', description: 'The method' },
  },
  argv: abArgv,
  read: readAb,
  exitCodes: {
    0: 'the run came to its end, with failed requests or without',
    22: 'ab was called wrongly, or the kernel would not connect (EINVAL)',
    50: 'the name could not be resolved',
    104: 'the connection was reset',
    111: 'the connection was refused',
    113: 'there is no route to the host',
    119: 'the server did not answer in time',
  },
};
