import type { Tool } from '../../model/tool.ts';
import { swaksArgv, swaksDeadlineMs } from './argv.ts';
import { readSwaks } from './read.ts';
import type { Swaks } from './value.generated.ts';

const ADDRESS = '[A-Za-z0-9_][A-Za-z0-9._+=-]{0,63}(?:@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?)?';

/** A talk with a mail server that ends before any mail. */
export const swaks: Tool<Swaks> = {
  name: 'swaks',
  program: 'swaks',
  summary: 'How a mail server answers, step by step; no mail is sent',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: swaksDeadlineMs,
  parameters: {
    host: { type: 'host', required: true, description: 'The mail server' },
    port: { type: 'port', default: 25, description: 'Its port' },
    quit_after: {
      type: 'enum',
      values: ['CONNECT', 'BANNER', 'EHLO', 'TLS', 'MAIL', 'RCPT'],
      default: 'EHLO',
      description: 'The last command. A mail is never sent',
    },
    tls: {
      type: 'enum',
      values: ['starttls', 'optional', 'on_connect'],
      description: 'TLS: by STARTTLS, by STARTTLS where it is offered, or at once. None without it',
    },
    helo: { type: 'hostname', description: 'The own name to say ("localhost" without it)' },
    from: {
      type: 'string',
      pattern: ADDRESS,
      description: 'With MAIL and RCPT: the sender (the empty one without it)',
    },
    to: { type: 'string', pattern: ADDRESS, description: 'With RCPT: the recipient (postmaster without it)' },
    timeout: {
      type: 'duration',
      minimum: 1_000,
      maximum: 60_000,
      default: 5_000,
      description: 'How long to wait for the connection and for each answer (whole seconds)',
    },
  },
  argv: swaksArgv,
  read: readSwaks,
  exitCodes: {
    0: 'every command was accepted',
    1: 'the arguments were wrong',
    2: 'no connection could be opened',
    6: 'the connection was ended unexpectedly',
    10: 'a Perl module is missing',
    21: 'the server did not greet, or not in time',
    22: 'the answer to EHLO was a refusal, or none',
    23: 'MAIL FROM was refused',
    24: 'RCPT TO was refused',
    28: 'AUTH was refused',
    29: 'TLS could not be begun',
  },
};
