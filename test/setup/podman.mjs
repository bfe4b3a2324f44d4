// Makes sure that podman can be used with the netshoot image, where that needs nothing but packages of the distribution.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aptHas, aptInstall, onPath } from './apt.mjs';
import { imageRecipe } from './image.mjs';
import { root, say, seconds } from './say.mjs';

/** podman, a runtime that starts where crun does not (hybrid cgroups), and what rootless podman needs. */
const PACKAGES = ['podman', 'runc', 'netavark', 'aardvark-dns', 'uidmap', 'slirp4netns', 'fuse-overlayfs'];

/** Settings for machines such as CI's containers, for the tests alone: crun refuses hybrid cgroups, and a limit that
 *  this process may not raise cannot be podman's default. Source: containers.conf(5). */
const SETTINGS = `[containers]
default_ulimits = ["nofile=20000:20000", "nproc=4096:4096"]
[engine]
runtime = "runc"
[network]
network_backend = "netavark"
`;
const settingsFile = join(tmpdir(), `netshoot-run-podman-${process.getuid()}`, 'containers.conf');

/** @returns {{env: Record<string, string>} | {reason: string}} what the environment of the tests needs */
export function ensurePodman(image) {
  const begin = performance.now();
  if (process.platform !== 'linux' || process.getuid() !== 0) return none('it is tested as root on Linux');
  const missing = PACKAGES.filter((name) => name !== 'runc' || !onPath('runc')).filter((name) => aptHas(name));
  if (!onPath('podman')) {
    if (!missing.includes('podman')) return none('it is not installed, and apt has none');
    // One go for both: docker-compose is what the tests of compose services start.
    const compose = !onPath('docker-compose') && aptHas('docker-compose') ? ['docker-compose'] : [];
    const installed = aptInstall([...missing, ...compose], 'for tests of a second engine and of compose');
    if (installed.reason) return none(installed.reason);
  }
  mkdirSync(dirname(settingsFile), { recursive: true, mode: 0o755 });
  writeFileSync(settingsFile, SETTINGS);
  const env = { CONTAINERS_CONF: settingsFile };
  const podman = (...args) =>
    spawnSync('podman', args, { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 120_000 });
  const found = podman('image', 'inspect', '--format', '{{index .Config.Labels "netshoot-run.recipe"}}', image);
  if (found.status !== 0 || found.stdout.trim() !== imageRecipe()) {
    say(`podman: taking over ${image} from docker`);
    const copy = [join(root, 'dist/main.js'), 'image', 'copy', image, '--from', 'docker', '--to', 'podman'];
    const copied = spawnSync(process.execPath, copy, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
    if (copied.status !== 0) return none('the image could not be taken over (see above)');
  }
  // That it is there does not say that it can start anything here.
  const tried = podman('run', '--rm', '--pull', 'never', '--entrypoint', 'true', image);
  if (tried.status !== 0) return none(`it starts no container here: ${tried.stderr.trim().split('\n').at(-1)}`);
  say(`podman: ready in ${seconds(begin)}`);
  return { env };
}

function none(reason) {
  say(`podman: not tested: ${reason}`);
  return { reason };
}
