import { mustDocker } from '../engine/docker-cli.ts';

/** All that may not change, one after another. Only what changes by itself is left out, by name: counters of packets,
 *  the states of neighbours, and what the kernel draws anew at each reading. iptables-legacy makes its tables by being
 *  asked for them, so it is asked only for those that are there. */
const DUMP = `
ip -o address; ip -o link | sed 's/ state [A-Z]* / /'; ip -4 route show table all; ip -6 route show table all
ip rule; ip -6 rule; tc qdisc show; ip neigh show nud permanent
echo tables; cat /proc/net/ip_tables_names /proc/net/ip6_tables_names /proc/net/arp_tables_names
for f in ip ip6; do
  while read -r t; do $f''tables-legacy-save -t "$t" | grep -v '^#' | sed 's/\\[[0-9:]*\\]$//'; done </proc/net/$f'_tables_names'
done
echo nft; nft -s list ruleset
echo sysctl; sysctl -a --pattern '^net[.]' 2>/dev/null | grep -v -e nf_conntrack_count -e random -e uuid | sort
echo files; cat /etc/resolv.conf /etc/hosts /etc/hostname
`;

/** The dump of a network namespace, taken from beside it. */
export function dumpNetwork(image: string, network: string): string {
  const rights = ['--cap-drop', 'ALL', '--cap-add', 'NET_ADMIN', '--cap-add', 'NET_RAW'];
  return mustDocker('run', '--rm', '--network', network, ...rights, '--entrypoint', 'sh', image, '-c', DUMP);
}
