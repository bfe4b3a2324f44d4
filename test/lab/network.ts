import { randomInt } from 'node:crypto';
import { docker } from './docker.ts';
import { type Site, siteOf } from './site.ts';

async function makeNetwork(id: string, role: string, octets: string, gateway: string): Promise<boolean> {
  const { code, stderr } = await docker([
    ...['network', 'create', '--label', `nsr-test=${id}`, '--label', `nsr-test-owner=${process.pid}`],
    ...['--subnet', `${octets}.0/24`, '--gateway', `${octets}.1`],
    // The driver hands this address to the containers as their default gateway; the router then takes it.
    ...(gateway === '' ? [] : ['--aux-address', `DefaultGatewayIPv4=${gateway}`]),
    ...['-o', 'com.docker.network.bridge.enable_ip_masquerade=false', `nsr-test-${id}-${role}`],
  ]);
  if (code === 0) return true;
  if (/overlap/i.test(stderr)) return false;
  throw new Error(`no network for the lab: ${stderr.trim()}`);
}

/** Networks on addresses that no other network of this engine has. */
export async function makeNetworks(id: string, offLink: boolean): Promise<Site> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const first = `10.${randomInt(64, 128)}.${randomInt(0, 127) * 2}`;
    const second = first.replace(/\d+$/, (last) => String(Number(last) + 1));
    const site = siteOf(first, offLink ? second : first);
    if (!(await makeNetwork(id, 'front', site.front, offLink ? site.router : ''))) continue;
    if (!offLink || (await makeNetwork(id, 'back', site.back, `${site.back}.254`))) return site;
    await docker(['network', 'rm', `nsr-test-${id}-front`]);
  }
  throw new Error('no free subnet for the lab after 20 attempts');
}
