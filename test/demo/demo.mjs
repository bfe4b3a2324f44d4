// npm run demo: the fault lab; a triage that finds it healthy; a fault; the triage that names it; and, after the fix, the
// proof that it is gone. Ends with 0 when each run said what it should, and removes everything that it made.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/say.mjs';
import { setUp, tearDown } from '../setup/setup.mjs';

const FAULT = 'path-drop';
const CAUSE = 'fw.path_drop';
const DESTINATION = 'http://orders.corp.example/';
const program = join(root, 'dist/main.js');
const lab = ['--name', `demo-${randomBytes(2).toString('hex')}`];
const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-demo-'));
const saved = join(folder, 'red.json');
let running;
let leaving = false;
let isUp = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => interrupted(signal));
process.once('exit', cleanUp);

const ready = await setUp();
const env = { ...process.env, ...(ready.image ? { NETSHOOT_IMAGE: ready.image } : {}) };
const engine = ready.engine === 'docker' ? [] : ['--engine', 'local'];
try {
  await play();
} catch (error) {
  stop(1, `The demo failed: ${error.message}`);
} finally {
  cleanUp();
  console.log('Everything that the demo made is removed.');
  await tearDown(ready, process.argv.includes('--stop-engine'));
}

async function play() {
  title('1. A small network to break: clients, routers, resolvers, a shop');
  isUp = true;
  const up = await run(['lab', 'up', ...lab, ...engine]);
  if (up.code !== 0) return stop(up.code, 'The demo cannot run here: the lab did not come up.');
  const target = /the target is (?<target>[^)\s]+)/.exec(up.text)?.groups?.target ?? '';
  const where = ['--target', target, '--to', DESTINATION];
  const problems = [];
  const expect = ({ code, text }, wanted, ...words) => {
    if (code !== wanted) problems.push(`exit code ${code} where ${wanted} was due`);
    for (const word of words) if (!text.includes(word)) problems.push(`the report does not say ${word}`);
  };

  title(`2. Can ${target} talk to the shop?`);
  expect(await run(['triage', ...where]), 0);

  title('3. A fault, on a router that neither the client nor the shop can look into');
  expect(await run(['lab', 'inject', FAULT, ...lab]), 0);

  title('4. The same question');
  expect(await run(['triage', ...where, '--format', 'json', '--output', saved]), 1);
  expect(await run(['replay', saved]), 1, CAUSE);

  title('5. The fault is taken away: is what was red green?');
  expect(await run(['lab', 'clear', ...lab]), 0);
  expect(await run(['verify', saved]), 0, CAUSE);

  if (problems.length > 0) return stop(1, `The demo went wrong: ${problems.join('; ')}.`);
  return title(`6. Found: ${CAUSE}; exit codes 0, then 1, then 0`);
}

/** Runs the product as a person would, shows what it prints, and keeps it. */
async function run(args) {
  console.log(`$ netshoot-run ${args.map((word) => (word === saved ? 'red.json' : word)).join(' ')}\n`);
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  const ended = new Promise((resolve) => {
    child.once('close', (code) => resolve(code ?? 130));
  });
  running = { child, ended };
  const code = await ended;
  // The handler of the signal ends the process: nothing is started any more.
  if (leaving) return new Promise(() => {});
  running = undefined;
  console.log(`\n(exit code ${code})\n`);
  return { code, text };
}

function cleanUp() {
  if (isUp) spawnSync(process.execPath, [program, 'lab', 'down', ...lab], { env, timeout: 60_000 });
  isUp = false;
  rmSync(folder, { recursive: true, force: true });
}

function title(text) {
  console.log(`\n=== ${text}\n`);
}

function stop(code, text) {
  console.error(text);
  process.exitCode = code;
}

/** Ctrl-C: the product ends what it started and prints what it knows, and the exit handler removes the lab. */
async function interrupted(signal) {
  leaving = true;
  console.error(`\nInterrupted (${signal}): cleaning up.`);
  running?.child.kill('SIGTERM');
  // Longer than this it does not need.
  setTimeout(() => running?.child.kill('SIGKILL'), 10_000).unref();
  await running?.ended;
  process.exit(130);
}
