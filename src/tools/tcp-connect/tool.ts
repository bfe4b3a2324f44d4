import type { Tool } from '../../model/tool.ts';
import { tcpConnectArgv, tcpConnectDeadlineMs } from './argv.ts';
import { readTcpConnect } from './read.ts';
import type { TcpConnect } from './value.generated.ts';

/** One TCP connection, opened and closed. */
export const tcpConnect: Tool<TcpConnect> = {
  name: 'tcp-connect',
  program: 'nc',
  summary: 'Open one TCP connection, send nothing, close it',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: tcpConnectDeadlineMs,
  parameters: {
    host: { type: 'host', description: 'The host to connect to', required: true },
    port: { type: 'port', description: 'Its port', required: true },
    timeout: {
      type: 'duration',
      minimum: 1,
      maximum: 60_000,
      default: 3_000,
      description: 'How long to wait (whole seconds)',
    },
    source: { type: 'address', description: 'The own address to connect from' },
  },
  argv: tcpConnectArgv,
  read: readTcpConnect,
  exitCodes: { 0: 'the connection was opened', 1: 'it was not', 2: 'ncat: wrong arguments or unknown host' },
};
