import { mustDocker, mustRun, openShell, type Shell } from './docker.ts';
import { type Place, runArguments } from './place.ts';

/** What takes every fault out of a router. */
export const ROUTER_RESET = [
  ['iptables', '-F', 'FORWARD'],
  ['iptables', '-t', 'nat', '-F', 'PREROUTING'],
  ['ip', 'route', 'flush', 'type', 'blackhole'],
  ['ip', 'route', 'flush', 'type', 'unreachable'],
] as const;

/** A container in both networks that forwards, with the address that both sides use as their gateway. */
export async function startRouter(place: Place): Promise<Shell> {
  const { id, site } = place;
  const name = `nsr-test-${id}-router`;
  const sysctls = ['net.ipv4.ip_forward=1', 'net.ipv4.icmp_ratelimit=0', 'net.ipv4.conf.all.send_redirects=0'];
  const rights = [...sysctls.flatMap((sysctl) => ['--sysctl', sysctl]), '--cap-add', 'NET_ADMIN'];
  const [, ...create] = runArguments(id, 'router', ['-i']);
  await mustDocker([
    ...['create', ...create, ...rights, '--network', `nsr-test-${id}-front`, '--ip', `${site.front}.253`],
    ...['--entrypoint', 'sh', place.image],
  ]);
  await mustDocker(['network', 'connect', '--ip', `${site.back}.253`, `nsr-test-${id}-back`, name]);
  const shell = openShell(['start', '-a', '-i', name]);
  for (const octets of [site.front, site.back]) {
    const { stdout } = await shell.run(['ip', '-o', '-4', 'address', 'show', 'to', `${octets}.253`]);
    const device = stdout.split(/\s+/)[1] ?? '';
    await mustRun(shell, ['ip', 'address', 'flush', 'dev', device]);
    await mustRun(shell, ['ip', 'address', 'add', `${octets}.254/24`, 'dev', device]);
  }
  return shell;
}
