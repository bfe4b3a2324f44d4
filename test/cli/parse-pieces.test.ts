import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseSaved, tools } from '../../src/pipeline/toolbox.ts';
import { jsonChunks } from '../../src/util/json-chunks.ts';

const main = join(import.meta.dirname, '../../dist/main.js');
const lacks = existsSync(join(import.meta.dirname, '../../dist/piece-worker.js'))
  ? ''
  : ' needs dist/piece-worker.js: npm run build makes it';
const { stdout: recorded } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../tools/ss/fixtures/debian-12-tcp-udp.json'), 'utf8'),
);
const long = String(recorded).repeat(Math.ceil(10_000_000 / String(recorded).length));

describe.skipIf(lacks !== '')(`parse of more than is read at once${lacks}`, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-parse-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const parse = (text: string, ...more: readonly string[]) => {
    const file = join(folder, 'ss.txt');
    writeFileSync(file, text);
    const words = more.length === 0 ? [file] : [];
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'parse', 'ss', ...words], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      ...(more.length === 0 ? {} : { input: text }),
    });
    return { status, stdout, stderr };
  };

  test.each([
    ['a file', []],
    ['standard input', ['-']],
  ])(
    '%s gives just what reading it whole gives',
    (_, more) => {
      const ss = tools.get('ss');
      const whole = ss === undefined ? undefined : parseSaved(ss, long);
      if (whole?.kind !== 'value') throw new Error('it is no value');
      const { status, stdout, stderr } = parse(long, ...more);
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout === `${[...jsonChunks(whole.value)].join('')}\n`).toBe(true);
    },
    60_000,
  );

  test('what is none of the tool is told with its line, and nothing is printed', () => {
    const { status, stdout, stderr } = parse(`${long}Proto Recv-Q Send-Q Local Address\n${recorded}`);
    const line = long.split('\n').length;
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`ss.txt:${line}: this is not what ss prints`);
  }, 60_000);
});
