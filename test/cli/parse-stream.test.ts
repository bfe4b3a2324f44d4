import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../dist/main.js');
const lacks = existsSync(main) ? '' : 'needs dist/main.js: npm run build makes it';
const REPLY = '64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=0.5 ms\n';

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, 'parse', ...args], { stdio: 'pipe' });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, stderr }));
  return { child, ended };
}

describe.skipIf(lacks !== '')(`parse --stream ${lacks}`, () => {
  test('prints an item as soon as its line is there, while more is to come', async () => {
    const { child, ended } = start('ping', '--stream');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stdin.write(`PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.\n${REPLY}64 bytes from`);
    expect(JSON.parse((await lines.next()).value)).toMatchObject({ type: 'reply', icmp_seq: 1, time_ms: 0.5 });
    child.stdin.end(' 192.0.2.1: icmp_seq=2 ttl=64 time=0.7 ms');
    expect(JSON.parse((await lines.next()).value)).toMatchObject({ type: 'reply', icmp_seq: 2, time_ms: 0.7 });
    expect(JSON.parse((await lines.next()).value)).toMatchObject({ summary: { answered: true, leftovers: [] } });
    expect(await ended).toEqual({ code: 0, stderr: '' });
  }, 20_000);

  test('ends quietly when nobody reads any more, though the input goes on', async () => {
    const { child, ended } = start('ping', '--stream');
    child.stdin.on('error', () => {});
    const more = () => {
      while (child.stdin.writable && child.stdin.write(REPLY));
    };
    child.stdin.on('drain', more);
    child.stdout.once('data', () => child.stdout.destroy());
    more();
    expect(await ended).toEqual({ code: 0, stderr: '' });
  }, 20_000);

  test('says at the end which line it could not read, also of standard input by its name', async () => {
    const { child, ended } = start('tcpdump', '--stream', '-');
    child.stdin.end('hello\n');
    const { code, stderr } = await ended;
    expect([code, stderr.split('\n')[0]]).toEqual([
      1,
      expect.stringMatching(/^stdin:1: this is not what tcpdump prints: /),
    ]);
  }, 20_000);

  test('says that there was nothing', async () => {
    const { child, ended } = start('dig');
    child.stdin.end();
    expect(await ended).toEqual({
      code: 1,
      stderr: 'stdin: this is not what dig prints: a DNS message was expected, as dig prints it\n',
    });
  }, 20_000);
});
