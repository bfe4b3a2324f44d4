// Everything that the demo and the tests need, on a machine that has only Node: each step says what it does, and does
// nothing when there is nothing to do.
import { ensureBuild } from './build.mjs';
import { stopEngine } from './daemon.mjs';
import { ensureEngine } from './engine.mjs';
import { ensureImage } from './image.mjs';
import { ensurePackages } from './packages.mjs';
import { ensurePodman } from './podman.mjs';
import { say, seconds } from './say.mjs';

/**
 * @typedef {object} SetUp
 * @property {'docker' | 'none'} engine
 * @property {string} [image] the netshoot image; absent without an engine
 * @property {string} [reason] why there is no engine
 * @property {{env: Record<string, string>} | {reason: string}} [podman] only where it was asked for
 * @property {number} [started] pid of the dockerd that was started for this run
 */

/** @param {{podman?: boolean}} wanted whether a second engine is to be there too
 *  @returns {Promise<SetUp>} Ends the process with code 4 when the project itself cannot be built. */
export async function setUp(wanted = {}) {
  const begin = performance.now();
  for (const step of [ensurePackages, ensureBuild]) {
    const { reason } = step();
    if (reason) {
      say(reason);
      process.exit(4);
    }
  }
  const engine = await ensureEngine();
  const own = engine.engine === 'docker' ? withImage(engine) : engine;
  const ready = wanted.podman && own.image ? { ...own, podman: ensurePodman(own.image) } : own;
  say(`ready in ${seconds(begin)}`);
  return ready;
}

function withImage(engine) {
  const made = ensureImage();
  if (made.image) return { ...engine, image: made.image };
  return { engine: 'none', reason: made.reason, ...(engine.started ? { started: engine.started } : {}) };
}

/** Ends an engine that `setUp` started, where `end` asks for it; else says how to end it. */
export async function tearDown(ready, end) {
  if (!ready.started) return;
  if (end) await stopEngine(ready.started);
  else say(`the engine that was started for this run goes on; end it with: kill ${ready.started}`);
}

/** The environment that `test/setup/engine.ts` reads. */
export function testEnvironment(ready) {
  if (ready.engine === 'none') {
    return { NSR_TEST_ENGINE: `none:${ready.reason}`, NSR_TEST_PODMAN: 'none:no engine to take the image from' };
  }
  const podman = ready.podman ?? { reason: 'it was not set up' };
  return {
    NSR_TEST_ENGINE: ready.engine,
    NSR_TEST_IMAGE: ready.image,
    NSR_TEST_PODMAN: podman.env ? 'ready' : `none:${podman.reason}`,
    ...podman.env,
  };
}
