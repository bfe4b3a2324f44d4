// Makes sure that node_modules holds what package-lock.json says.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, seconds } from './say.mjs';

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules/.netshoot-run-set-up');
/** npm's own record of what it put there. */
const npmRecord = join(root, 'node_modules/.package-lock.json');

/** @returns {{reason?: string}} a reason when the packages cannot be installed. */
export function ensurePackages() {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (read(stampFile) === wanted || installedByHand()) {
    writeFileSync(stampFile, wanted);
    say('npm packages: up to date');
    return {};
  }
  say('npm packages: installing into node_modules: npm ci');
  const begin = performance.now();
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--engine-strict', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (npm.status !== 0) return { reason: 'npm ci failed (see above)' };
  writeFileSync(stampFile, wanted);
  say(`npm packages: installed in ${seconds(begin)}`);
  return {};
}

/** True when someone ran `npm ci` already: every package is there in the version that the lock file names. */
function installedByHand() {
  if (!existsSync(npmRecord)) return false;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  const there = JSON.parse(readFileSync(npmRecord, 'utf8')).packages;
  return wanted.every(
    ([path, { version, optional }]) => path === '' || (there[path] ? there[path].version === version : optional),
  );
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
