import { docker, mustDocker, ownName, processesIn } from '../engine/docker-cli.ts';

/** A target and the nameserver that it asks, on a network of their own with no way out. */
export interface Site {
  readonly web: string;
  readonly webId: string;
  readonly dns: string;
  /** The name that the nameserver knows. */
  readonly name: string;
  readonly down: () => void;
}

const NAME = 'api.example';
const ANSWERS = `exec dnsmasq -k --no-resolv --no-hosts --user=root --local=/example/ --address=/${NAME}/192.0.2.10`;
const SILENCE = 'iptables -A INPUT -p udp -j DROP; iptables -A INPUT -p tcp -j DROP; exec sleep infinity';

/** Starts a site. A silent nameserver is there and drops every question, so that a run takes many seconds. */
export function makeSite(image: string, nameserver: 'healthy' | 'silent'): Site {
  const id = ownName();
  const [net, web, dns] = [`${id}-net`, `${id}-web`, `${id}-dns`];
  const down = () => {
    docker('rm', '-f', web, dns);
    docker('network', 'rm', net);
  };
  try {
    mustDocker('network', 'create', '--internal', net);
    const run = (name: string, source: string, ...flags: readonly string[]) =>
      mustDocker('run', '-d', '--name', name, '--network', net, ...flags, '--entrypoint', 'sh', image, '-c', source);
    run(dns, nameserver === 'healthy' ? ANSWERS : SILENCE, '--cap-add', 'NET_ADMIN');
    const webId = run(web, 'exec sleep infinity');
    const format = `{{(index .NetworkSettings.Networks "${net}").IPAddress}}`;
    const address = mustDocker('inspect', '--format', format, dns);
    mustDocker('exec', web, 'sh', '-c', 'echo "nameserver $1" >/etc/resolv.conf', 'sh', address);
    return { web, webId, dns, name: NAME, down };
  } catch (error) {
    down();
    throw error;
  }
}

/** Names of the netshoot containers that are in the network of `target` now, or were and are left. */
export function netshootsIn(targetId: string): readonly string[] {
  const all = docker('ps', '-aq', '--no-trunc', '--filter', 'label=netshoot-run').stdout.split('\n').filter(Boolean);
  return all.flatMap((id) => {
    const [name, mode] = docker('inspect', '--format', '{{.Name}} {{.HostConfig.NetworkMode}}', id)
      .stdout.trim()
      .split(' ');
    return name !== undefined && mode === `container:${targetId}` ? [name.slice(1)] : [];
  });
}

/** The netshoot container that asks the nameserver just now. Throws while there is none. */
export function busyNetshoot(targetId: string): string {
  const busy = netshootsIn(targetId).find((name) => processesIn(name).some((line) => /\bdig @/.test(line)));
  if (busy === undefined) throw new Error('no netshoot asks anything yet');
  return busy;
}
