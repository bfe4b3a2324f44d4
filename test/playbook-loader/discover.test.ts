import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtInFolder, listPlaybooks, resolveIncludes } from '../../src/playbook/discover.ts';

let root = '';
const steps = 'steps: [{ id: a, use: resolv-conf }]\n';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'netshoot-run-discover-'));
  for (const folder of ['package/playbooks', 'package/dist', 'package/src/playbook', 'user'])
    mkdirSync(join(root, folder), { recursive: true });
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  write('package/package.json', '{}');
  write(
    'package/playbooks/dns-check.yaml',
    `name: dns-check\ntitle: DNS?\nparams:\n  name: { type: hostname, description: Which }\n  kind: { type: enum, description: Record, values: [A, B], default: A, required: true }\n${steps}`,
  );
  write(
    'package/playbooks/triage.yaml',
    `name: triage\ntitle: All?\ninclude: [dns-check]\nparams:\n  name: { type: hostname, description: Any, default: db.example.com }\n${steps}`,
  );
  write('package/playbooks/broken.yaml', 'name: [\n');
  write('package/playbooks/notes.txt', 'not a playbook');
  write('user/ours.yml', `name: ours\ntitle: Ours?\n${steps}`);
  write('user/dns-check.yaml', `name: dns-check\ntitle: Our DNS?\n${steps}`);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test("the package's playbooks are found from the sources and from the bundle", () => {
  const expected = join(root, 'package/playbooks');
  expect(builtInFolder(pathToFileURL(join(root, 'package/src/playbook/discover.ts')).href)).toBe(expected);
  expect(builtInFolder(pathToFileURL(join(root, 'package/dist/main.js')).href)).toBe(expected);
  expect(builtInFolder(pathToFileURL(join(root, 'user/x.js')).href)).toBeUndefined();
});

test("playbooks are listed by name with their parameters, a user's before a built-in one of the same name", () => {
  const builtIn = join(root, 'package/playbooks');
  const user = join(root, 'user');
  const name = { name: 'name', type: 'hostname', required: false, values: [] };
  const kind = { name: 'kind', type: 'enum', description: 'Record', required: true, values: ['A', 'B'], default: 'A' };
  const triage = {
    name: 'triage',
    title: 'All?',
    file: join(builtIn, 'triage.yaml'),
    builtIn: true,
    params: [{ ...name, description: 'Any', default: 'db.example.com' }, kind],
  };
  expect(listPlaybooks({ builtIn })).toEqual([
    {
      name: 'dns-check',
      title: 'DNS?',
      file: join(builtIn, 'dns-check.yaml'),
      builtIn: true,
      params: [{ ...name, description: 'Which', default: undefined }, kind],
    },
    triage,
  ]);
  expect(listPlaybooks({ builtIn, user })).toEqual([
    { name: 'dns-check', title: 'Our DNS?', file: join(user, 'dns-check.yaml'), builtIn: false, params: [] },
    { name: 'ours', title: 'Ours?', file: join(user, 'ours.yml'), builtIn: false, params: [] },
    triage,
  ]);
  expect(listPlaybooks({ builtIn: join(root, 'none') })).toEqual([]);
});

test('an include is a path beside the file, or a name beside it, in the user folder or in the package', () => {
  const folders = { builtIn: join(root, 'package/playbooks'), user: join(root, 'user') };
  const resolve = resolveIncludes(folders);
  const fileOf = (name: string, from: string): string => {
    const found = resolve(name, join(root, from));
    return found.ok ? found.file.slice(root.length + 1) : `${found.because}: ${(found.candidates ?? []).join()}`;
  };
  expect(fileOf('dns-check', 'package/playbooks/triage.yaml')).toBe('package/playbooks/dns-check.yaml');
  expect(fileOf('dns-check', 'elsewhere/a.yaml')).toBe('user/dns-check.yaml');
  expect(fileOf('./ours.yml', 'user/a.yaml')).toBe('user/ours.yml');
  expect(fileOf('../user/none.yml', 'user/a.yaml')).toBe('there is no file none.yml: ');
  expect(fileOf('dsn-check', 'user/a.yaml')).toBe('there is no playbook of this name: dns-check,ours,broken,triage');
});
