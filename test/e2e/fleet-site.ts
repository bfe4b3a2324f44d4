import { docker, mustDocker, ownName } from '../engine/docker-cli.ts';

/** A compose service with replicas that ask a nameserver, and some that ask somebody who is none. */
export interface FleetSite {
  readonly project: string;
  readonly service: string;
  /** Names of the replicas that are well, of those that are not, and of the one that has ended. */
  readonly well: readonly string[];
  readonly odd: readonly string[];
  readonly ended: string;
  readonly ids: ReadonlyMap<string, string>;
  /** The name that the nameserver knows. */
  readonly name: string;
  /** The address that the odd ones ask. */
  readonly wrong: string;
  readonly down: () => void;
}

const NAME = 'api.example';
const ANSWERS = `exec dnsmasq -k --no-resolv --no-hosts --user=root --local=/example/ --address=/${NAME}/192.0.2.10`;
/** Somebody who takes questions and never answers. */
const SILENT = 'exec nc -u -l -k 53 >/dev/null';

/** Makes the site on a network of its own with no way out. `refuses`: nobody listens where the odd ones ask, which shows
 *  at once; `silent`: it takes them long. */
export function makeFleetSite(image: string, kind: 'refuses' | 'silent', well: number, odd: number): FleetSite {
  const id = ownName();
  const [net, dns, wrong] = [`${id}-net`, `${id}-dns`, `${id}-wrong`];
  const names = (what: string, many: number) => Array.from({ length: many }, (_, n) => `${id}-${what}-${n + 1}`);
  const [good, bad, ended] = [names('well', well), names('odd', odd), `${id}-ended`];
  const down = () => {
    docker('rm', '-f', dns, wrong, ...good, ...bad, ended);
    docker('network', 'rm', net);
  };
  const labels = (number: number, ...more: readonly string[]) =>
    [
      ...['project', 'service', 'container-number'].map(
        (key, n) => `com.docker.compose.${key}=${[id, 'web', number][n]}`,
      ),
      ...more,
    ].flatMap((label) => ['--label', label]);
  const run = (name: string, source: string, ...flags: readonly string[]) =>
    mustDocker('run', '-d', '--name', name, '--network', net, ...flags, '--entrypoint', 'sh', image, '-c', source);
  const address = (name: string) =>
    mustDocker('inspect', '--format', `{{(index .NetworkSettings.Networks "${net}").IPAddress}}`, name);
  try {
    mustDocker('network', 'create', '--internal', net);
    run(dns, ANSWERS, '--cap-add', 'NET_ADMIN');
    run(wrong, kind === 'refuses' ? 'exec sleep infinity' : SILENT);
    const [right, other] = [address(dns), address(wrong)];
    const asking = (server: string) => `echo "nameserver ${server}" >/etc/resolv.conf; exec sleep infinity`;
    const ids = new Map([
      ...good.map((name, n) => [name, run(name, asking(right), ...labels(n + 1, 'track=stable'))] as const),
      ...bad.map((name, n) => [name, run(name, asking(other), ...labels(well + n + 1, 'track=canary'))] as const),
    ]);
    run(ended, 'exit 3', ...labels(well + odd + 1, 'track=stable'));
    // The files are written when the shells have started.
    for (const name of [...good, ...bad])
      mustDocker('exec', name, 'sh', '-c', 'until grep -q nameserver /etc/resolv.conf; do :; done');
    return { project: id, service: 'web', well: good, odd: bad, ended, ids, name: NAME, wrong: other, down };
  } catch (error) {
    down();
    throw error;
  }
}
