import { expect } from 'vitest';
import { podmanForTests } from '../setup/engine.ts';
import { containerContract } from './container-contract.ts';
import { engineCli } from './engine-cli.ts';

const engine = podmanForTests();
const lacks = engine.available ? '' : ` needs podman: ${engine.reason}`;

// The target's hosts file, to be read only: otherwise podman would write into it.
const hosts = expect.objectContaining({ Type: 'bind', Destination: '/etc/hosts', RW: false });
containerContract({
  cli: engineCli('podman'),
  image: engine.available ? engine.image : '',
  lacks,
  mounts: [hosts],
  ownPaths: /^[AC] \/(?:etc|run|dev|proc|sys|tmp)?(?:\/|$)/,
});
