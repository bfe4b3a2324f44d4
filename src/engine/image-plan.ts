import { join } from 'node:path';
import { shellQuote } from '../util/text.ts';
import type { Distribution } from './apt-sources.ts';

/** What of a build is said to a person: a step we take, or a line that a tool printed. */
export type BuildProgress = (text: string, kind: 'step' | 'detail') => void;

/** The files that a root file system is built with, in a folder that any user may read: in mode `unshare` the builder
 *  is not us. */
export interface Workspace {
  readonly folder: string;
  /** packages.txt and install.sh of the recipe. */
  readonly packages: string;
  readonly install: string;
  /** Sources for the build, and the public ones that stay in the image. */
  readonly sources: string;
  readonly publicSources: string;
  /** The finished root file system. */
  readonly archive: string;
}

/** Where everything lies in a workspace folder. */
export function workspaceIn(folder: string): Workspace {
  return {
    folder,
    packages: join(folder, 'packages.txt'),
    install: join(folder, 'install.sh'),
    sources: join(folder, 'build.list'),
    publicSources: join(folder, 'sources.list'),
    archive: join(folder, 'rootfs.tar'),
  };
}

/** The mmdebstrap(1) command. Its hooks are shell text of ours: the only words in it that are not constants are the
 *  workspace's own paths, quoted. */
export function mmdebstrapArgv(
  distribution: Distribution,
  workspace: Workspace,
  root: boolean,
  aptOptions: readonly string[],
): readonly string[] {
  const files = [workspace.packages, workspace.install].map(shellQuote).join(' ');
  return [
    'mmdebstrap',
    `--mode=${root ? 'root' : 'unshare'}`,
    '--variant=minbase',
    '--format=tar',
    ...aptOptions.map((option) => `--aptopt=${option}`),
    '--dpkgopt=path-exclude=/usr/share/man/*',
    '--dpkgopt=path-exclude=/usr/share/locale/*',
    `--customize-hook=copy-in ${files} /tmp`,
    '--customize-hook=chroot "$1" sh /tmp/install.sh /tmp/packages.txt',
    '--customize-hook=rm -f "$1"/tmp/install.sh "$1"/tmp/packages.txt "$1"/etc/apt/apt.conf.d/99mmdebstrap',
    '--customize-hook=rm -f "$1"/etc/apt/sources.list "$1"/etc/apt/sources.list.d/*',
    `--customize-hook=copy-in ${shellQuote(workspace.publicSources)} /etc/apt`,
    distribution.suite,
    workspace.archive,
    workspace.sources,
  ];
}

/** The public sources of a distribution: what stays in the image, whatever mirror it was built from. */
export function publicSources({ name, suite, mirror, components }: Distribution): string {
  const security = name === 'debian' ? 'http://deb.debian.org/debian-security' : 'http://security.ubuntu.com/ubuntu';
  const lines = [
    [mirror, suite],
    [mirror, `${suite}-updates`],
    [security, `${suite}-security`],
  ];
  return lines.map(([uri, release]) => `deb ${uri} ${release} ${components.join(' ')}\n`).join('');
}

/** The package that install.sh says it left out, when `line` is such a notice. */
export function skippedPackage(line: string): string | undefined {
  return /netshoot-run: skipped (?<name>[a-z0-9][a-z0-9.+-]*):/.exec(line)?.groups?.name;
}
