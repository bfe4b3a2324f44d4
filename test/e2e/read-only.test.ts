import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { mustDocker } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { makeSite, netshootsIn, type Site } from './site.ts';
import { dumpNetwork } from './target-dump.ts';
import { start, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

const NFT = `name: look
title: Look at the firewall of the target and of the machine
steps:
  - { id: rules, title: Rules of the target, run: [nft, -j, list, ruleset], needs: [NET_ADMIN] }
  - { id: host_rules, title: Rules of the machine, vantage: host, run: [nft, -j, list, ruleset], needs: [NET_ADMIN] }
  - { id: host_routes, title: Routes of the machine, vantage: host, use: ip-route }
  - { id: slow, title: Wait, run: [sleep, "2"] }
checks:
  - { id: readable, title: The rules can be read, step: rules, expr: steps.rules.stdout.contains("nftables"), say: nft printed no rules }
  - { id: host-readable, title: The machine's can be read, step: host_rules, expr: steps.host_rules.stdout.contains("nftables"), say: nft printed no rules }
`;

describe.skipIf(lacks !== '')(`a run${lacks}`, () => {
  let site: Site;
  let folder = '';
  let look = '';
  beforeAll(() => {
    site = makeSite(image, 'healthy');
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    look = join(folder, 'look.yaml');
    writeFileSync(look, NFT);
  });
  afterAll(() => {
    site?.down();
    rmSync(folder, { recursive: true, force: true });
  });
  const env = { NETSHOOT_IMAGE: image };

  it('of dns-check leaves the target’s network, files and processes as they were', async () => {
    const state = () => [
      dumpNetwork(image, `container:${site.web}`),
      mustDocker('diff', site.web),
      mustDocker('top', site.web, '-eo', 'pid,args'),
    ];
    const before = state();
    expect(before[0]?.split('\n').length).toBeGreaterThan(300);
    const { code } = await use(['dns-check', '--target', site.web, '--name', site.name], { env });
    expect(code).toBe(0);
    expect(state()).toEqual(before);
  }, 60_000);

  it('that reads firewalls with NET_ADMIN, here and on the machine, changes neither', async () => {
    // On the machine other tests make networks meanwhile: what only this run could have changed is compared there.
    const hostTables = () =>
      mustDocker(
        'run',
        '--rm',
        '--network',
        'host',
        '--entrypoint',
        'sh',
        image,
        '-c',
        'cat /proc/net/ip_tables_names /proc/net/ip6_tables_names; sysctl -n net.ipv4.ip_forward net.ipv4.conf.all.forwarding net.ipv6.conf.all.forwarding; cat /etc/resolv.conf',
      );
    const state = () => [dumpNetwork(image, `container:${site.web}`), mustDocker('diff', site.web), hostTables()];
    const before = state();
    const { code, stdout } = await use(['run', look, '--target', site.web, '--format', 'json'], { env });
    const report: Report = JSON.parse(stdout);
    expect([code, report.verdict, report.run.capabilities]).toEqual([0, 'healthy', ['NET_ADMIN']]);
    expect(state()).toEqual(before);
  }, 60_000);

  it('joins with no more privilege than its plan needs, and with nothing of this machine', async () => {
    const inspectDuring = async (args: readonly string[]) => {
      const running = start(args, { env });
      const [name = ''] = await vi.waitFor(
        () => {
          const names = netshootsIn(site.webId);
          expect(names).toHaveLength(1);
          return names;
        },
        { timeout: 15_000, interval: 30 },
      );
      const [inspected] = JSON.parse(mustDocker('inspect', name));
      await running.seen;
      return {
        // Engines before 20.10 and after 23 spell it without CAP_.
        caps: inspected.HostConfig.CapAdd.map((name: string) => name.replace(/^CAP_/, '')),
        drop: inspected.HostConfig.CapDrop,
        privileged: inspected.HostConfig.Privileged,
        readOnly: inspected.HostConfig.ReadonlyRootfs,
        security: inspected.HostConfig.SecurityOpt,
        pids: inspected.HostConfig.PidsLimit,
        memory: inspected.HostConfig.Memory,
        binds: inspected.HostConfig.Binds,
        mounts: inspected.Mounts,
        devices: inspected.HostConfig.Devices ?? [],
        pidMode: inspected.HostConfig.PidMode,
        network: inspected.HostConfig.NetworkMode,
        autoRemove: inspected.HostConfig.AutoRemove,
        label: Object.keys(inspected.Config.Labels ?? {}).includes('netshoot-run'),
      };
    };
    const least = {
      drop: ['ALL'],
      privileged: false,
      readOnly: true,
      security: ['no-new-privileges'],
      pids: 256,
      memory: 512 * 1024 * 1024,
      binds: null,
      mounts: [],
      devices: [],
      pidMode: '',
      network: `container:${site.webId}`,
      autoRemove: true,
      label: true,
    };
    expect(await inspectDuring(['dns-check', '--target', site.web, '--name', site.name])).toEqual({
      ...least,
      caps: ['NET_RAW'],
    });
    expect(await inspectDuring(['run', look, '--target', site.web])).toEqual({ ...least, caps: ['NET_ADMIN'] });
  }, 60_000);
});
