// npm test: sets up what the tests need, runs them all, and ends with one line that counts.
// Arguments go to vitest; --stop-engine ends an engine that set-up started, as CI=true does.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup/say.mjs';
import { setUp, tearDown, testEnvironment } from './setup/setup.mjs';

const extra = process.argv.slice(2).filter((argument) => argument !== '--stop-engine');
const stop = process.env.CI === 'true' || extra.length !== process.argv.length - 2;
const ready = await setUp();
const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-test-'));
const tallyFile = join(folder, 'tally.json');
const code = await vitest({ ...process.env, ...testEnvironment(ready), NSR_TALLY: tallyFile });
const tally = existsSync(tallyFile)
  ? JSON.parse(readFileSync(tallyFile, 'utf8'))
  : { passed: 0, failed: 1, skipped: [] };
rmSync(folder, { recursive: true, force: true });
await tearDown(ready, stop);
for (const { file, name, reason } of tally.skipped)
  console.log(`skipped: ${file} > ${name}\n         because: ${reason}`);
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
