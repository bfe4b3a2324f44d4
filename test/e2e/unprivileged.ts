import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND } from './command.ts';

/** A user of this machine that no file of the machine knows: what podman looks up about it (passwd(5), subuid(5)) and a
 *  tunnel device that it may open are seen in a mount namespace of each command alone. */
const UID = 54_321;
const SUBORDINATE = 1_500_000_000;
const MOUNTED = ['passwd', 'group', 'subuid', 'subgid'];
const SCRIPT = `${MOUNTED.map((name) => `mount --bind "$0/${name}" /etc/${name}`).join(' && ')} &&
mount --bind "$0/tun" /dev/net/tun && exec setpriv --reuid ${UID} --regid ${UID} --clear-groups "$@"`;

export interface Unprivileged {
  /** The words before a command that this user starts. */
  readonly before: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly uid: number;
  /** Writes a file of this user's. @returns its path */
  readonly write: (name: string, text: string) => string;
  readonly remove: () => void;
}

/** Why no such user can be had here. Empty when it can. */
export function whyNoUnprivileged(): string {
  if (process.getuid?.() !== 0) return 'root, to become another user';
  const missing = ['unshare', 'setpriv', 'newuidmap', 'slirp4netns'].filter(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
  );
  if (missing.length > 0) return missing.join(', ');
  if (!existsSync('/dev/net/tun')) return '/dev/net/tun';
  const read = ['--mount', 'setpriv', '--reuid', String(UID), '--clear-groups', 'test', '-r', COMMAND];
  const tried = spawnSync('unshare', read, { encoding: 'utf8' });
  return tried.status === 0 ? '' : `a mount namespace in which another user can read ${COMMAND} ${tried.stderr.trim()}`;
}

export function unprivileged(): Unprivileged {
  const folder = mkdtempSync(join(tmpdir(), 'nsr-user-'));
  chmodSync(folder, 0o755);
  const [home, runtime] = [join(folder, 'home'), join(folder, 'run')];
  for (const own of [home, runtime]) {
    mkdirSync(own, { mode: 0o700 });
    chownSync(own, UID, UID);
  }
  writeFileSync(join(folder, 'passwd'), `root:x:0:0:root:/root:/bin/sh\nnsr:x:${UID}:${UID}::${home}:/bin/sh\n`);
  writeFileSync(join(folder, 'group'), `root:x:0:\nnsr:x:${UID}:\n`);
  for (const name of ['subuid', 'subgid']) writeFileSync(join(folder, name), `nsr:${SUBORDINATE}:65536\n`);
  const made = spawnSync('mknod', ['--mode=666', join(folder, 'tun'), 'c', '10', '200'], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  return {
    before: ['unshare', '--mount', 'sh', '-c', SCRIPT, folder],
    env: { HOME: home, USER: 'nsr', XDG_RUNTIME_DIR: runtime, XDG_CONFIG_HOME: join(home, '.config') },
    uid: UID,
    write: (name, text) => {
      const file = join(home, name);
      writeFileSync(file, text);
      chownSync(file, UID, UID);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
