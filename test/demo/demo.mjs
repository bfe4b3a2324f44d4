// npm run demo: a small world of containers; a check that finds it healthy; a fault; and the check that names it.
// Ends with 0 when both runs said what they should, and removes everything that it made.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { root, say } from '../setup/say.mjs';
import { setUp, tearDown } from '../setup/setup.mjs';
import { dockerWorld } from './docker-world.mjs';
import { localWorld } from './local-world.mjs';
import { CleanUp, NAME, runProduct } from './world.mjs';

const CAUSE = 'dns.resolver_no_response';
const cleanUp = new CleanUp();
let running;
let leaving = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interrupted(signal));
process.once('exit', () => cleanUp.run());

const ready = await setUp();
const id = randomBytes(3).toString('hex');
try {
  const world = await makeWorld();
  if (world.reason) stop(4, `The demo cannot run here: ${world.reason}`);
  else await play(world);
} catch (error) {
  stop(1, `The demo failed: ${error.message}`);
} finally {
  cleanUp.run();
  console.log('Everything that the demo made is removed.');
  await tearDown(ready, process.argv.includes('--stop-engine'));
}

async function makeWorld() {
  if (ready.engine === 'docker') return dockerWorld(id, ready.image, cleanUp);
  say(`no containers here (${ready.reason}): the demo uses a network namespace`);
  return localWorld(id, cleanUp);
}

async function play(world) {
  const problems = [];
  title(`1. A healthy world: ${world.story}`);
  const healthy = await check(world);
  if (healthy.code !== 0) problems.push(`the healthy world ended with exit code ${healthy.code}, not 0`);

  title(`2. A fault: ${world.why}`);
  console.log(`$ ${world.broken}\n`);
  world.breakIt();
  const broken = await check(world);
  if (broken.code !== 1) problems.push(`the broken world ended with exit code ${broken.code}, not 1`);
  if (!broken.text.includes(CAUSE)) problems.push(`the report does not name ${CAUSE}`);
  if (!broken.text.includes(world.resolver)) problems.push(`the report does not name the resolver ${world.resolver}`);

  if (problems.length > 0) stop(1, `The demo went wrong: ${problems.join('; ')}.`);
  else title(`3. Found: ${CAUSE} at ${world.resolver}; exit codes 0, then 1`);
}

async function check({ target }) {
  const args = ['dns-check', '--target', target, '--name', NAME];
  console.log(`$ netshoot-run ${args.join(' ')}\n`);
  const env = { ...process.env, ...(ready.image ? { NETSHOOT_IMAGE: ready.image } : {}) };
  running = runProduct(join(root, 'dist/main.js'), args, env);
  const result = await running.ended;
  // The handler of the signal ends the process: nothing is started any more.
  if (leaving) return new Promise(() => {});
  running = undefined;
  console.log(`\n(exit code ${result.code})\n`);
  return result;
}

function title(text) {
  console.log(`\n=== ${text}\n`);
}

function stop(code, text) {
  console.error(text);
  process.exitCode = code;
}

/** Ctrl-C: the product removes what it started, and the exit handler what the demo did. */
async function interrupted(signal) {
  leaving = true;
  console.error(`\nInterrupted (${signal}): cleaning up.`);
  running?.stop();
  await running?.ended;
  process.exit(130);
}
