import { mustDocker, mustRun, openShell, type Shell } from './docker.ts';
import { type Place, runArguments } from './place.ts';

/** Lists, one after another, what must be the same before and after. Counters and neighbour states are left out. */
export const SNAPSHOT = `
ip -o address; ip -4 route show table all; ip -6 route show table all; ip rule; ip -6 rule; tc qdisc
cat /proc/net/ip_tables_names /proc/net/ip6_tables_names
iptables-save | grep -v '^#' | sed 's/ \\[[0-9:]*\\]$//'; ip6tables-save | grep -v '^#' | sed 's/ \\[[0-9:]*\\]$//'
nft -s list ruleset
sysctl -a --pattern '^net\\.' | grep -v -e nf_conntrack_count -e random -e uuid
cat /etc/resolv.conf /etc/hosts /etc/hostname
`;

/** The container that is diagnosed: it only sleeps. */
export async function startTarget({ id, site }: Place, targetImage: string): Promise<void> {
  await mustDocker([
    ...runArguments(id, 'web', ['-d']),
    ...['--hostname', 'web', '--network', `nsr-test-${id}-front`, '--ip', site.web, '--dns', site.dockerUpstream],
    ...[targetImage, 'sleep', 'infinity'],
  ]);
}

/** A shell beside the target that may look at, and change, its network. */
export function startProbe({ id, image }: Place): Shell {
  const network = ['--network', `container:nsr-test-${id}-web`];
  // systempaths=unconfined: /proc/sys is writable, for the IPv6 switch.
  const rights = ['--cap-add', 'NET_ADMIN', '--cap-add', 'NET_RAW', '--security-opt', 'systempaths=unconfined'];
  return openShell([...runArguments(id, 'probe', ['-i']), ...network, ...rights, '--entrypoint', 'sh', image]);
}

/** IPv6 of the target on or off. Without duplicate address detection its address is usable at once. */
export async function setIpv6(probe: Shell, on: boolean): Promise<void> {
  const names = [`accept_dad=${on ? 0 : 1}`, `disable_ipv6=${on ? 0 : 1}`];
  const settings = names.flatMap((name) => [`net.ipv6.conf.default.${name}`, `net.ipv6.conf.all.${name}`]);
  await mustRun(probe, ['sysctl', '-qw', 'net.ipv6.conf.eth0.accept_dad=0', ...settings]);
}

/** The target's files as they were before any fault. */
export interface Files {
  readonly hosts: string;
  readonly nsswitch: string;
}

const WRITE = 'printf %s "$1" > "$2"';

/** Writes the target's files in place: they are bind mounts, which cannot be replaced. */
export async function writeFiles(web: Shell, resolvConf: string, files: Files): Promise<void> {
  await mustRun(web, ['sh', '-c', WRITE, 'sh', resolvConf, '/etc/resolv.conf']);
  await mustRun(web, ['sh', '-c', WRITE, 'sh', files.hosts, '/etc/hosts']);
  await mustRun(web, ['sh', '-c', WRITE, 'sh', files.nsswitch, '/etc/nsswitch.conf']);
}
