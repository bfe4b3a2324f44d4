// npm test: sets up what the tests need, runs them all, and ends with one line that counts.
// Arguments go to vitest; --stop-engine ends an engine that set-up started, as CI=true does; --again runs also what
// passed before with the same content.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentHash, passedBefore, remember, SLOW } from './setup/remembered.mjs';
import { root } from './setup/say.mjs';
import { setUp, tearDown, testEnvironment } from './setup/setup.mjs';

const given = process.argv.slice(2);
const extra = given.filter((argument) => argument !== '--stop-engine' && argument !== '--again');
const stop = process.env.CI === 'true' || given.includes('--stop-engine');
const ready = await setUp({ podman: true });
// What was asked for by name is run, whatever passed before.
const whole = extra.length === 0 && ready.engine === 'docker';
const hash = whole ? contentHash(ready) : undefined;
const known = !given.includes('--again') && passedBefore(hash);
if (known) extra.push(...SLOW.flatMap((pattern) => ['--exclude', pattern]));
const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-test-'));
const tallyFile = join(folder, 'tally.json');
const code = await vitest({ ...process.env, ...testEnvironment(ready), NSR_TALLY: tallyFile });
const tally = existsSync(tallyFile)
  ? JSON.parse(readFileSync(tallyFile, 'utf8'))
  : { passed: 0, failed: 1, skipped: [], slowest: [] };
rmSync(folder, { recursive: true, force: true });
if (whole && !known && code === 0) remember(hash);
await tearDown(ready, stop);
for (const { file, name, reason } of tally.skipped)
  console.log(`skipped: ${file} > ${name}\n         because: ${reason}`);
if (known) {
  console.log(
    `not run again: ${SLOW.join(', ')}\n         because: they passed with these very files, engine and image; npm test -- --again runs them`,
  );
}
if (whole) console.log(`longest: ${tally.slowest.map(({ file, seconds }) => `${file} ${seconds} s`).join(', ')}`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`);
process.exitCode = code;

/** Runs every test; a Ctrl-C reaches vitest too, and we wait for its end. */
function vitest(env) {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${join(root, 'test/setup/reporter.mjs')}`];
  const args = [program, 'run', '--config', join(root, 'test/vitest.config.ts'), ...reporters, ...extra];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('exit', (status) => resolve(status ?? 130));
  });
}
