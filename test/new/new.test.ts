import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const into = mkdtempSync(join(tmpdir(), 'netshoot-run-new-'));
const scaffold = (...words: readonly string[]) => {
  const argv = [join(root, 'src/new.mjs'), ...words, '--into', into];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  return { status, stdout, stderr };
};
afterAll(() => rmSync(into, { recursive: true, force: true }));

describe('npm run new -- tool', () => {
  test('makes a tool that compiles', () => {
    const made = scaffold('tool', 'arp-scan', '--program', 'arp-scan', '--summary', "Who is on the target's link");
    expect([made.status, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toContain('src/tools/arp-scan/read.ts\n');
    const files = readdirSync(into, { recursive: true, encoding: 'utf8' }).filter((path) => /\.[a-z]+$/.test(path));
    expect(files.sort()).toEqual([
      'schemas/tools/arp-scan.schema.json',
      'src/tools/arp-scan/argv.ts',
      'src/tools/arp-scan/read.ts',
      'src/tools/arp-scan/tool.ts',
      'test/tools/arp-scan/health.json',
    ]);
    expect(readFileSync(join(into, 'src/tools/arp-scan/tool.ts'), 'utf8')).toContain("  name: 'arp-scan',\n");
    // The rest of the project beside it, as it would be in the checkout.
    symlinkSync(join(root, 'src/model'), join(into, 'src/model'));
    symlinkSync(join(root, 'src/util'), join(into, 'src/util'));
    symlinkSync(join(root, 'src/tools/output.ts'), join(into, 'src/tools/output.ts'));
    const types =
      "import('json-schema-to-typescript').then(async ({ compileFromFile: c }) => process.stdout.write(await c(process.argv[1], {})))";
    const generated = spawnSync(process.execPath, ['-e', types, join(into, 'schemas/tools/arp-scan.schema.json')], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([generated.status, generated.stdout.includes('export interface ArpScan')]).toEqual([0, true]);
    writeFileSync(join(into, 'src/tools/arp-scan/value.generated.ts'), generated.stdout);
    const checked = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...'--noEmit --ignoreConfig --strict --skipLibCheck --module nodenext --target es2023 --preserveSymlinks'.split(
          ' ',
        ),
        '--allowImportingTsExtensions',
        join(into, 'src/tools/arp-scan/tool.ts'),
      ],
      { encoding: 'utf8' },
    );
    expect([checked.status, checked.stdout]).toEqual([0, '']);
  }, 60_000);

  test('writes nothing over what is there', () => {
    const again = scaffold('tool', 'arp-scan');
    expect([again.status, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain('is there already: nothing was written');
  });

  test.each(['', 'Arp', '../x', '-x', 'a--b'])('refuses the name %j', (name) => {
    const { status, stdout } = scaffold('tool', '--', name);
    expect([status, stdout]).toEqual([2, '']);
  });
});
