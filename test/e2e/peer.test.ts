import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { makeSite, type Site } from './site.ts';
import { use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

const PLAYBOOK = `
name: both-ends
title: Is what the target asks what the peer is?
steps:
  - { id: ours, title: The own addresses, use: ip-addr }
  - { id: theirs, title: The peer's addresses, use: ip-addr, vantage: peer }
  - { id: machine, title: The machine's addresses, use: ip-addr, vantage: host }
  - { id: rules, title: The peer's rules, vantage: peer, needs: [NET_ADMIN], run: [nft, list, ruleset] }
checks:
  - id: two-namespaces
    title: Target and peer are two
    expr: steps.ours.addresses != steps.theirs.addresses && steps.theirs.addresses != steps.machine.addresses
    severity: fail
    say: Target and peer have the same addresses
  - id: rules-seen
    title: The peer's rules can be seen
    expr: steps.rules.exit_code == 0.0
    severity: fail
    say: nft ended with \${{ steps.rules.exit_code }}
  - id: named
    title: The peer has a name
    expr: peer.name != target.name
    severity: fail
    say: Target and peer are the same container
`;

describe.skipIf(lacks !== '')(`--peer${lacks}`, () => {
  let site: Site;
  let folder = '';
  let file = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    file = join(folder, 'both-ends.yaml');
    writeFileSync(file, PLAYBOOK);
    site = makeSite(image, 'healthy');
  }, 60_000);
  afterAll(() => {
    site?.down();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (...args: readonly string[]) =>
    use(['run', file, '--target', site.web, '--image', image, '--format', 'json', ...args]);

  it('looks from both ends and from the machine, with the rights that each of them needs, and leaves nothing', async () => {
    const { code, stdout } = await run('--peer', site.dns);
    const report = JSON.parse(stdout);
    expect([code, report.verdict, report.run.peer.name]).toEqual([0, 'healthy', site.dns]);
    expect(docker('ps', '-aq', '--filter', `label=netshoot-run=${report.run.id}`).stdout).toBe('');
  }, 60_000);

  it('says that without it nothing was seen there', async () => {
    const { code, stdout } = await run();
    const report = JSON.parse(stdout);
    expect([code, report.verdict]).toEqual([3, 'undecided']);
    expect(report.findings.map(({ because }: { because?: string }) => because)).toEqual([
      'no --peer was given',
      'no --peer was given',
      'no --peer was given',
    ]);
  }, 60_000);

  it.each([
    ['that does not exist', 'no-such-container', 4, 'no container is called "no-such-container"'],
    ['that is no target', '-x', 2, '"-x" is no target'],
  ])(
    '%s is refused, and the flag is named',
    async (_, peer, exit, said) => {
      const { code, stdout, stderr } = await run(`--peer=${peer}`);
      expect([code, stdout]).toEqual([exit, '']);
      expect(stderr).toContain(said);
      expect(stderr).toContain('where: --peer');
    },
    60_000,
  );
});
