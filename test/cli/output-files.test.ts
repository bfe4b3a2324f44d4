import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkOutputFiles, writeOutputFiles } from '../../src/cli/output-files.ts';
import { loadReport } from '../report/fixtures.ts';
import { playbookOf, recordOf } from '../util/small.ts';

const playbook = playbookOf(`params:
  first: { type: output_file, description: Where one goes }
  second: { type: output_file, description: Where the other goes }
steps:
  - { id: one, use: look, with: { host: web }, save_as: first }
  - { id: other, use: look, with: { host: web }, save_as: second }
checks:
  - { id: looked, title: It was looked at, step: one, expr: steps.one.exit_code == 0, say: no }
`);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nsr-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function reportWith(first: string, second: string) {
  const report = loadReport('interrupted');
  return {
    ...report,
    run: { ...report.run, params: { first, second } },
    steps: [recordOf('one', { printed: { answered: true } }), recordOf('other', { printed: { answered: false } })],
  };
}

test('a file that cannot be written keeps no other from being written, and is told', () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const [gone, there] = [join(folder, 'gone', 'one'), join(folder, 'other')];
  const trouble = writeOutputFiles(playbook, reportWith(gone, there));
  const words = said.mock.calls.map(([text]) => String(text)).join('');
  said.mockRestore();
  expect(trouble).toMatchObject({
    what: expect.stringContaining(`${gone} cannot be written`),
    where: '--first',
    exit: 4,
  });
  expect(readFileSync(there, 'utf8')).toBe('{"answered":false}');
  expect(statSync(there).mode & 0o777).toBe(0o600);
  expect(words).toBe(`${there} is written: 18 bytes\n`);
});

test('each file is looked at before anything is run', () => {
  const wrong = { first: join(folder, 'one'), second: join(folder, 'gone', 'other') };
  expect(checkOutputFiles(playbook, wrong, 1)).toMatchObject({ where: '--second', exit: 2 });
  expect(checkOutputFiles(playbook, { ...wrong, second: folder }, 1)).toMatchObject({ what: `${folder} is a folder` });
  expect(checkOutputFiles(playbook, wrong, 'many')).toMatchObject({ where: '--first', exit: 2 });
  expect(checkOutputFiles(playbook, { first: wrong.first }, 1)).toBeUndefined();
});
