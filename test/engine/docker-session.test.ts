import { afterAll, beforeAll, describe } from 'vitest';
import { openSession } from '../../src/engine/attached-session.ts';
import { containerEngine } from '../../src/engine/container-engine.ts';
import { netshootArgv } from '../../src/engine/netshoot-container.ts';
import { engineForTests } from '../setup/engine.ts';
import { containerContract, forTest, startTarget } from './container-contract.ts';
import { ownName } from './docker-cli.ts';
import { engineCli } from './engine-cli.ts';
import { sessionContract } from './session-contract.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const lacks = engine.available ? '' : ` needs docker: ${engine.reason}`;
const cli = engineCli('docker');
const never = new AbortController().signal;

containerContract({ cli, image, lacks, mounts: [], ownPaths: /(?!)/ });

// What nicolaka/netshoot has: Alpine's BusyBox shell, timeout, mktemp, wc and sed.
describe.skipIf(lacks !== '')(`a docker session with BusyBox${lacks}`, () => {
  let target = '';
  beforeAll(() => {
    target = startTarget({ cli, image });
  });
  afterAll(() => void cli.run('rm', '-f', target));

  sessionContract({
    missingFrom: 'in the image',
    endsChildren: false,
    open: async ({ programs, capabilities }) => {
      const name = ownName();
      const own = netshootArgv(
        name,
        { engine: containerEngine('docker'), join: `container:${target}` },
        { runId: name, image, capabilities, programs },
      );
      const argv = own.with(own.indexOf('--entrypoint') + 1, 'busybox');
      const start = 'mkdir /tmp/bb && busybox --install -s /tmp/bb && PATH=/tmp/bb:$PATH exec sh';
      const opened = await openSession(
        {
          vantage: 'target',
          argv: [...argv, 'sh', '-c', start],
          programs,
          among: 'in the image',
          openDeadlineMs: 30_000,
          sweep: async () => void cli.run('rm', '-f', name),
        },
        never,
      );
      if (!opened.ok) throw new Error(opened.failure.stderr || opened.failure.because);
      return forTest(cli, opened.session, name);
    },
  });
});
