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
    const foreign = 'Proto Recv-Q Send-Q Local Address           Foreign Address         State\n';
    const row = 'tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN\n';
    const { status, stdout, stderr } = parse(`\n${foreign}${row.repeat(110_000)}`);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('ss.txt:2: this is not what ss prints');
  }, 60_000);

  test('the list of another tool behind the sockets is left over, in every piece of it', () => {
    const foreign = 'Proto Recv-Q Send-Q Local Address           Foreign Address         State\n';
    const row = 'tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN\n';
    const { status, stdout } = parse(`${recorded}${foreign}${row.repeat(110_000)}`);
    const ss = tools.get('ss');
    const alone = ss === undefined ? undefined : parseSaved(ss, String(recorded));
    const value = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(value.sockets).toEqual(alone?.kind === 'value' ? Object(alone.value).sockets : undefined);
    expect(value.leftovers[0]).toEqual({ line: String(recorded).split('\n').length, text: foreign.trim() });
  }, 60_000);

  test('a named pipe is read to its end', () => {
    const [file, pipe] = [join(folder, 'ss.txt'), join(folder, 'pipe')];
    writeFileSync(file, long);
    const script = 'mkfifo "$3" && { cat "$2" > "$3" & "$0" "$1" parse ss "$3" | tail -c 3; wait $!; }';
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, main, file, pipe], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([0, '\n}\n', '']);
  }, 60_000);

  test('nobody reads any more: it ends', () => {
    const file = join(folder, 'ss.txt');
    writeFileSync(file, long);
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"$0" "$1" parse ss "$2" | head -c 100`, process.execPath, main, file],
      {
        encoding: 'utf8',
      },
    );
    expect([status, stdout.length, stderr]).toEqual([0, 100, '']);
  }, 60_000);
});
