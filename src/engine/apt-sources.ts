import { readFileSync } from 'node:fs';
import { run, succeeded } from './exec.ts';

/** A distribution that root file systems can be made of. */
export interface Distribution {
  readonly name: 'debian' | 'ubuntu';
  /** The release: `bookworm`, `noble`. */
  readonly suite: string;
  /** Components: the packages of image/packages.txt are in these. */
  readonly components: readonly string[];
  /** The public mirror, for machines that are set up for no other. */
  readonly mirror: string;
  /** The keys that sign its releases, where they are on this machine. */
  readonly keyring: string;
}

/** What this machine is, from os-release(5). */
export interface HostSystem {
  /** `debian`, `ubuntu`, `fedora` ...; `linux` where os-release does not say. */
  readonly id: string;
  /** Absent on rolling releases and on systems that have none. */
  readonly codename?: string;
}

const KEYRING = {
  debian: '/usr/share/keyrings/debian-archive-keyring.gpg',
  ubuntu: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
} as const;
const DEFAULT_SUITE = 'bookworm';

/** Reads os-release(5). `KEY=value`, the value may be in quotes. */
export function readHostSystem(osRelease: string): HostSystem {
  const value = (key: string): string | undefined =>
    new RegExp(`^${key}=["']?(?<value>[A-Za-z0-9._-]+)["']?$`, 'm').exec(osRelease)?.groups?.value;
  const codename = value('VERSION_CODENAME');
  return { id: value('ID') ?? 'linux', ...(codename === undefined ? {} : { codename }) };
}

/** This machine's system. `linux` where there is no os-release. */
export function hostSystem(): HostSystem {
  try {
    return readHostSystem(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return { id: 'linux' };
  }
}

/** What the root file system is made of. Debian, unless this is an Ubuntu without Debian's keys: then its own release,
 *  because packages whose signatures cannot be checked are not installed. */
export function chooseDistribution(
  host: HostSystem,
  suite: string | undefined,
  exists: (path: string) => boolean,
): Distribution {
  if (host.id === 'ubuntu' && suite === undefined && host.codename !== undefined && !exists(KEYRING.debian)) {
    return {
      name: 'ubuntu',
      suite: host.codename,
      components: ['main', 'universe'],
      mirror: 'http://archive.ubuntu.com/ubuntu',
      keyring: KEYRING.ubuntu,
    };
  }
  return {
    name: 'debian',
    suite: suite ?? DEFAULT_SUITE,
    components: ['main'],
    mirror: 'http://deb.debian.org/debian',
    keyring: KEYRING.debian,
  };
}

/** The one-line apt sources for a distribution: those of this machine that belong to it, so that its mirrors are used;
 *  else the public mirror. `targets` is the output of `indexTargets`. */
export function sourceLines(distribution: Distribution, targets: string, signed: boolean): readonly string[] {
  const { suite, components, mirror, keyring, name } = distribution;
  const option = signed ? `[signed-by=${keyring}] ` : '';
  const suites = [suite, `${suite}-updates`, `${suite}-security`];
  const own = new Set<string>();
  for (const line of targets.split('\n')) {
    const [origin, uri, release, component] = line.split('|');
    if (origin?.toLowerCase() !== name || uri === undefined || !/^[a-z+]+:\S+$/.test(uri)) continue;
    if (!suites.includes(release ?? '') || !components.includes(component ?? '')) continue;
    own.add(`deb ${option}${uri} ${release} ${component}`);
  }
  const base = [...own].some((line) => line.split(' ').includes(suite));
  return base ? [...own] : [`deb ${option}${mirror} ${suite} ${components.join(' ')}`];
}

/** The package indexes that this machine's apt has, one a line: `origin|uri|release|component`. Empty without apt, or
 *  before the first `apt-get update`. */
export async function indexTargets(): Promise<string> {
  const format = '$(ORIGIN)|$(REPO_URI)|$(RELEASE)|$(COMPONENT)';
  const result = await run(['apt-get', 'indextargets', '--format', format, 'Created-By: Packages'], {
    timeoutMs: 10_000,
  });
  return succeeded(result) ? result.stdout : '';
}

/** This machine's apt settings that its mirrors need: snapshots are older than their releases say they may be. */
export async function aptOptions(): Promise<readonly string[]> {
  const names = ['Acquire::Check-Valid-Until', 'Acquire::Check-Date'];
  const result = await run(['apt-config', 'dump', ...names], { timeoutMs: 10_000 });
  if (!succeeded(result)) return [];
  return result.stdout.split('\n').filter((line) => /^Acquire::Check-[A-Za-z-]+ "false";$/.test(line));
}
