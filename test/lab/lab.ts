import { randomBytes } from 'node:crypto';
import { type LineServer, mustRun, openShell, type Ran, type Shell } from './docker.ts';
import { type DnsFault, faultyDns } from './fault.ts';
import { makeNetworks } from './network.ts';
import type { Place } from './place.ts';
import { ROUTER_RESET, startRouter } from './router.ts';
import { startApi, startDns } from './server.ts';
import { healthyDns, healthyResolvConf, type Site } from './site.ts';
import { sweep } from './sweep.ts';
import { SNAPSHOT, setIpv6, startProbe, startTarget, writeFiles } from './target.ts';

/** How to lay out a lab. */
export interface LabOptions {
  /** An image with sh, ip, ping, dig, nc, iptables, nft, sysctl and libstdc++: the router, the servers (with this
   *  machine's own node) and the probes run in it. */
  readonly image: string;
  /** The target's own image. Only sh, sleep and getent are used of it. Default: `image`. */
  readonly targetImage?: string;
  /** True: the servers stand behind a router. False: everything is on one network. Default true. */
  readonly offLink?: boolean;
}

/** A running lab: one target, its DNS servers, a far end, and between them a router that can be told to misbehave. */
export interface DnsLab {
  readonly id: string;
  readonly site: Site;
  /** The target container's name. */
  readonly target: string;
  /** The far end's container name. */
  readonly peer: string;
  /** Makes the fault, whole, before it resolves. One at a time: `clear` before the next. */
  readonly inject: (fault: DnsFault) => Promise<void>;
  /** Back to healthy, acknowledged by everything that had been changed. */
  readonly clear: () => Promise<void>;
  /** Runs a command in the target itself. */
  readonly inTarget: (argv: readonly string[]) => Promise<Ran>;
  /** Runs a command in a container that shares the target's network and may use NET_ADMIN. */
  readonly beside: (argv: readonly string[]) => Promise<Ran>;
  /** Everything about the target that a diagnosis promised to leave alone, as text to compare. */
  readonly snapshot: () => Promise<string>;
  /** Removes what this lab made, and nothing else. */
  readonly down: () => Promise<void>;
}

interface Parts {
  readonly web: Shell;
  readonly probe: Shell;
  readonly dns: LineServer;
  readonly api: LineServer;
  readonly router: Shell | undefined;
}

async function startParts(place: Place, options: LabOptions): Promise<Parts> {
  const { id, site } = place;
  const healthy = healthyDns(site);
  const addresses = healthy.servers.map((server) => server.address);
  const dns = startDns(place, addresses);
  const api = startApi(place);
  const [router] = await Promise.all([
    site.offLink ? startRouter(place) : undefined,
    startTarget(place, options.targetImage ?? options.image),
    dns.ask({ config: healthy }),
    api.ask({ seq: 0 }),
  ]);
  const web = openShell(['exec', '-i', `nsr-test-${id}-web`, 'sh']);
  const probe = startProbe(place);
  return { web, probe, dns, api, router };
}

async function tearDown(id: string, parts?: Parts): Promise<void> {
  if (parts !== undefined) {
    const shells = [parts.web, parts.probe, ...(parts.router === undefined ? [] : [parts.router])];
    await Promise.all([...shells.map((shell) => shell.close()), parts.dns.close(), parts.api.close()]);
  }
  await sweep(id);
}

/** Starts a lab. Throws when the engine refuses, after removing what had been made. */
export async function createLab(options: LabOptions): Promise<DnsLab> {
  await sweep();
  const id = randomBytes(3).toString('hex');
  try {
    const site = await makeNetworks(id, options.offLink ?? true);
    return await finishLab(id, site, await startParts({ id, site, image: options.image }, options));
  } catch (error) {
    await tearDown(id);
    throw error;
  }
}

async function finishLab(id: string, site: Site, { web, probe, dns, api, router }: Parts): Promise<DnsLab> {
  const files = {
    hosts: (await web.run(['cat', '/etc/hosts'])).stdout,
    nsswitch: (await web.run(['cat', '/etc/nsswitch.conf'])).stdout,
  };
  const clear = async () => {
    await Promise.all([
      dns.ask({ config: healthyDns(site) }),
      writeFiles(web, healthyResolvConf(site), files),
      setIpv6(probe, false),
      ...(router === undefined ? [] : ROUTER_RESET.map((argv) => mustRun(router, argv))),
    ]);
  };
  const inject = async (fault: DnsFault) => {
    const hosts = `${files.hosts}${fault.hosts ?? ''}`;
    const nsswitch = fault.nsswitch ?? files.nsswitch;
    if (fault.router !== undefined && router === undefined) throw new Error(`${fault.id} needs a router`);
    await Promise.all([
      dns.ask({ config: faultyDns(healthyDns(site), fault) }),
      writeFiles(web, fault.resolvConf ?? healthyResolvConf(site), { hosts, nsswitch }),
      setIpv6(probe, fault.ipv6 ?? false),
      ...(router === undefined ? [] : (fault.router ?? []).map((argv) => mustRun(router, argv))),
    ]);
  };
  await clear();
  return {
    id,
    site,
    target: `nsr-test-${id}-web`,
    peer: `nsr-test-${id}-api`,
    inject,
    clear,
    inTarget: web.run,
    beside: probe.run,
    snapshot: async () => (await probe.run(['sh', '-c', SNAPSHOT])).stdout,
    down: () => tearDown(id, { web, probe, dns, api, router }),
  };
}
