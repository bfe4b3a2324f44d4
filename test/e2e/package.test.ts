import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { makeSite } from './site.ts';
import { use } from './user.ts';

const root = join(import.meta.dirname, '../..');
const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? '' : ` needs docker: ${engine.reason}`;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What a package may hold; everything else is a mistake. */
const MAY_SHIP =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/main\.js|dist\/app\.c(?:js|ache)|dist\/playbooks\.json|dist\/help\.txt|dist\/piece-worker\.js|dist\/lab\/service\.js|dist\/lab\/faults\/[\w-]+\.yaml|dist\/THIRD-PARTY-LICENSES\.txt|playbooks\/[\w./-]+\.yaml|schemas\/[\w./-]+\.json|image\/[\w.-]+|docs\/(?:causes\/|tools\/)?[\w.-]+\.md|docs\/rbac(?:-cluster)?\.yaml)$/;

/** Runs npm as a user would, outside the repository. */
function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', timeout: 180_000 });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: exit ${status}: ${stderr}`);
  return stdout;
}

describe.skipIf(unbuilt !== '')(`the package${unbuilt}`, () => {
  let folder = '';
  let project = '';
  let files: readonly string[] = [];
  let size = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    // What is there was built already: building it again would change dist/ under the other tests.
    const [packed] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
    files = packed.files.map((file: { path: string }) => file.path);
    size = packed.size;
    project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true }\n');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    npm(['install', ...flags, join(folder, packed.filename)], project);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const bin = () => join(project, 'node_modules/.bin/netshoot-run');
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    use(args, { command: [bin()], cwd: project, env });

  it('holds what it needs and nothing else, and is small', () => {
    expect(files.filter((file) => !MAY_SHIP.test(file))).toEqual([]);
    for (const needed of [
      'package.json',
      'LICENSE',
      'dist/main.js',
      'playbooks/dns-check.yaml',
      'schemas/playbook.schema.json',
      'image/Dockerfile',
    ])
      expect(files).toContain(needed);
    expect(size).toBeLessThan(2 * 1024 * 1024);
    const built = files.filter((file) => file.startsWith('dist/'));
    expect(built.reduce((sum, file) => sum + statSync(join(root, file)).size, 0)).toBeLessThan(6 * 1024 * 1024);
  });

  it('has a command that can be started by its name', async () => {
    const main = join(project, 'node_modules/netshoot-run/dist/main.js');
    expect(readFileSync(main, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node');
    accessSync(bin(), constants.X_OK);
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('lists and checks its own playbooks, and prints completions', async () => {
    const list = await run(['list']);
    expect(list).toMatchObject({ code: 0, stderr: '' });
    const names = list.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '');
    expect(names).toContain('dns-check');
    const lint = await run(['lint', ...names]);
    expect(lint).toMatchObject({ code: 0, stdout: names.map((name) => `${name}: valid\n`).join(''), stderr: '' });
    expect(await run(['completion', 'bash'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('netshoot-run'),
    });
  });

  it('checks a playbook that lies in the user’s own project', async () => {
    const own = 'name: mine\ntitle: Mine\nsteps:\n  - { id: one, title: One, use: dgi }\n';
    writeFileSync(join(project, 'mine.yaml'), own);
    const { code, stdout } = await run(['lint', 'mine.yaml']);
    expect([code, stdout.split('\n')[0]]).toEqual([
      2,
      expect.stringMatching(/^mine\.yaml:4:\d+ .*Did you mean "dig"\?$/),
    ]);
  });

  describe.skipIf(lacks !== '')(`with an engine${lacks}`, () => {
    it('says with doctor that all is there', async () => {
      const { code, stdout } = await run(['doctor', '--json'], { NETSHOOT_IMAGE: image });
      const checks: { what: string; state: string }[] = JSON.parse(stdout);
      expect(checks.filter(({ state }) => state === 'missing' || state === 'unknown')).toEqual([]);
      expect(checks).toContainEqual(expect.objectContaining({ what: 'docker', state: 'ok' }));
      expect(code).toBe(0);
    }, 40_000);

    it('diagnoses a container', async () => {
      const site = makeSite(image, 'healthy');
      const { code, stdout } = await run(['dns-check', '--target', site.web, '--name', site.name], {
        NETSHOOT_IMAGE: image,
      });
      site.down();
      expect([code, stdout.split(' ')[0]]).toEqual([0, 'HEALTHY']);
    }, 40_000);
  });
});
