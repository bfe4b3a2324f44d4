import type { Tool } from '../../model/tool.ts';
import { opensslX509Argv } from './argv.ts';
import { readOpensslX509 } from './read.ts';
import type { OpensslX509 } from './value.generated.ts';

/** The certificates of a file of the session. */
export const opensslX509: Tool<OpensslX509> = {
  name: 'openssl-x509',
  program: 'openssl',
  summary: 'The certificates of a file: names, dates, issuers',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {
    file: { type: 'path', required: true, description: 'The file, PEM or DER, with one certificate or more' },
  },
  argv: opensslX509Argv,
  read: readOpensslX509,
  exitCodes: {
    0: 'the file was read',
    1: 'the file could not be read, or the arguments were wrong',
    4: 'something in the file could not be read (the number grows with what could not)',
  },
};
