// Installs Debian or Ubuntu packages, and says so before it does.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './say.mjs';

/** The path of a program, also in the folders of system programs. Undefined when it is nowhere. */
export function onPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/bin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** What to put before a command that needs root: nothing, or sudo where it asks for no password. Undefined when this
 *  user cannot become root. */
export function asRoot() {
  if (process.getuid() === 0) return [];
  const sudo = onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudo ? ['sudo', '-n'] : undefined;
}

/** True when apt knows a package of that name that can be installed. */
export function aptHas(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  return /Candidate: (?!\(none\))/.test(policy.stdout ?? '');
}

/** @returns {{reason?: string}} a reason when the packages are not installed. */
export function aptInstall(packages, purpose) {
  if (!onPath('apt-get')) {
    return { reason: `${packages.join(', ')} missing, and this machine has no apt-get to install from` };
  }
  const prefix = asRoot();
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (prefix === undefined) {
    return { reason: `this needs root (no sudo without a password here): run as root: ${install.join(' ')}` };
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' };
  const settings = Object.entries(env).map(([key, value]) => `${key}=${value}`);
  // A machine that was just started is often busy updating itself: its lock is waited for.
  const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  say(`installing ${packages.join(' ')} ${purpose}: ${[...prefix, ...install].join(' ')}`);
  for (const argv of [
    ['apt-get', ...quiet, 'update'],
    [...install, ...quiet],
  ]) {
    const [program, ...args] = [...prefix, 'env', ...settings, ...argv];
    const done = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    // A third-party source that does not answer is no reason to give up: apt-get install decides.
    if (done.status !== 0 && argv.includes('install')) {
      const words = `${done.stderr}\n${done.stdout}`.trim().split('\n');
      return { reason: `${argv.join(' ')} failed: ${words.filter((line) => /^E:/.test(line))[0] ?? words.at(-1)}` };
    }
  }
  return {};
}
