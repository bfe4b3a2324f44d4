import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compileBundle } from '../../src/cli/compiled-bundle.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const lacks = existsSync(join(dist, 'app.cache')) ? '' : 'needs dist/: npm run build makes it';
const copy = mkdtempSync(join(tmpdir(), 'netshoot-run-bundle-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function list(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'main.js'), 'list', 'tools'], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe.skipIf(lacks !== '')(`the built package ${lacks}`, () => {
  test('brings compiled code that this Node takes', () => {
    const script = compileBundle(join(dist, 'app.cjs'), readFileSync(join(dist, 'app.cache')));
    expect(script.cachedDataRejected).toBe(false);
  });

  test('is ASCII, as it is read', () => {
    expect(/^[\u0000-\u007f]*$/.test(readFileSync(join(dist, 'app.cjs'), 'utf8'))).toBe(true);
  });

  test.each([
    ['is not there', undefined],
    ['is empty', ''],
    ['is another text', 'x'.repeat(100_000)],
  ])('does the same when the compiled code %s', (_, text) => {
    rmSync(copy, { recursive: true, force: true });
    cpSync(dist, join(copy, 'dist'), { recursive: true });
    for (const beside of ['playbooks', 'schemas', 'package.json']) symlinkSync(join(root, beside), join(copy, beside));
    rmSync(join(copy, 'dist/app.cache'));
    if (text !== undefined) writeFileSync(join(copy, 'dist/app.cache'), text);
    expect(list(join(copy, 'dist'))).toEqual(list(dist));
  });
});
