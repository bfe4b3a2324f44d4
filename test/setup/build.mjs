// Makes sure that dist/ is built from the sources as they are now.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, say, seconds } from './say.mjs';

const stampFile = join(root, 'dist/.built-from');
/** Written by the build itself. */
const GENERATED = /(?:^|\/)generated(?:\/|$)|\.generated\.ts$/;

/** @returns {{reason?: string}} a reason when the build fails. */
export function ensureBuild() {
  const wanted = sourceHash();
  const built = existsSync(join(root, 'dist/main.js')) && existsSync(join(root, 'src/schema/generated'));
  if (built && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    say('build: dist/ is up to date');
    return {};
  }
  say('build: compiling src/ into dist/: npm run build');
  const begin = performance.now();
  const npm = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (npm.status !== 0) return { reason: 'npm run build failed (see above)' };
  writeFileSync(stampFile, wanted);
  say(`build: done in ${seconds(begin)}`);
  return {};
}

/** A hash of everything that the build reads, by content: a fresh clone has no times to go by. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const file of [...filesIn('src'), ...filesIn('schemas'), 'package.json', 'package-lock.json']) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !GENERATED.test(file))
    .sort();
}
