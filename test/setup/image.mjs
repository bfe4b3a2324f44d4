// Makes sure that the netshoot image of this very recipe is on the engine.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, onPath } from './apt.mjs';
import { root, say, seconds } from './say.mjs';

export const image = 'netshoot-run/netshoot:local';

/** The same hash as `imageRecipe` of src/engine/image-files.ts: set-up runs before anything is compiled. */
export function imageRecipe() {
  const hash = createHash('sha256');
  for (const file of ['packages.txt', 'install.sh', 'Dockerfile']) hash.update(readFileSync(join(root, 'image', file)));
  return hash.digest('hex').slice(0, 16);
}

/** @returns {{image: string} | {reason: string}} */
export function ensureImage() {
  const format = '{{index .Config.Labels "netshoot-run.recipe"}}';
  const found = spawnSync('docker', ['image', 'inspect', '--format', format, image], { encoding: 'utf8' });
  if (found.status === 0 && found.stdout.trim() === imageRecipe()) {
    say(`image: ${image} is there and current`);
    return { image };
  }
  const why = found.status === 0 ? 'its recipe changed' : 'it is not on this engine';
  say(`image: building ${image} (${why}; about a minute, from Debian packages)`);
  const begin = performance.now();
  let built = build([]);
  if (!built && !onPath('mmdebstrap')) {
    const installed = aptInstall(['mmdebstrap'], 'to build the image without a registry');
    if (installed.reason) return { reason: `the image cannot be built: ${installed.reason}` };
    built = build(['--from', 'packages']);
  }
  if (!built) return { reason: `the image ${image} could not be built (see above)` };
  say(`image: built in ${seconds(begin)}`);
  return { image };
}

function build(extra) {
  const argv = [join(root, 'dist/main.js'), 'image', 'build', ...extra];
  return spawnSync(process.execPath, argv, { stdio: ['ignore', 2, 2] }).status === 0;
}
