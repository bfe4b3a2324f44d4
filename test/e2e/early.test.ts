import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { docker } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { makeSite, netshootsIn, type Site } from './site.ts';
import { start, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;
const env = { NETSHOOT_IMAGE: image };

// The container is begun before the command line is understood: whatever then refuses the run has to take it back.
describe.skipIf(lacks !== '')(`a session that was begun early${lacks}`, () => {
  let site: Site;
  beforeAll(() => {
    site = makeSite(image, 'healthy');
  });
  afterAll(() => site?.down());

  it.each([
    ['a hostile value', ['--name', '-x;y']],
    ['a flag that is none', ['--budgt', '3s']],
    ['a destination that is none', ['--to', 'gopher://x']],
  ])('is gone when the command ends that is refused for %s', async (_, more) => {
    const { code, stdout } = await use(['dns-check', '--target', site.web, ...more], { env });
    expect([code, stdout, netshootsIn(site.webId)]).toEqual([2, '', []]);
  });

  it('is gone when the target turns out to be paused', async () => {
    docker('pause', site.webId);
    const { code } = await use(['dns-check', '--target', site.web], { env });
    docker('unpause', site.webId);
    expect([code, netshootsIn(site.webId)]).toEqual([4, []]);
  });

  it('goes by itself when the command is killed as soon as it is there', async () => {
    const { child, seen } = start(['dns-check', '--target', site.web, '--name', site.name], { env });
    await vi.waitFor(() => expect(netshootsIn(site.webId)).toHaveLength(1), { timeout: 10_000, interval: 20 });
    child.kill('SIGKILL');
    await seen;
    await vi.waitFor(() => expect(netshootsIn(site.webId)).toEqual([]), { timeout: 3000, interval: 100 });
  });
});
