import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { socketOf, tellService } from '../../src/lab/service-client.ts';

test('a service is told once it listens: its socket may be there before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nsr-service-'));
  const place = { name: 'lab', folder };
  const path = socketOf(place, 'names');
  // One that was killed leaves a socket that nobody listens on.
  const killed = spawn(process.execPath, ['-e', `require('net').createServer().listen(${JSON.stringify(path)})`]);
  await vi.waitUntil(() => existsSync(path), { timeout: 10_000 });
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  let settled = false;
  const told = tellService(place, 'names', { zones: [] }).finally(() => {
    settled = true;
  });
  await vi.waitUntil(() => existsSync(path));
  expect(settled).toBe(false);
  rmSync(path);
  const heard: string[] = [];
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    connection.setEncoding('utf8').on('data', (text: string) => heard.push(text));
    connection.on('end', () => connection.end('{}'));
  });
  server.listen(path);
  try {
    expect([await told, heard.join('')]).toEqual([{ ok: true, value: undefined }, '{"zones":[]}']);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});
