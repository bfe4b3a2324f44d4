// What a fault keeps doing in the background until it is cleared.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { connect, createServer } from 'node:net';
import type { Task } from '../../model/lab.ts';

/** Begins a task; resolves when it has its effect. `alive` is a path: when it is gone, so are we. */
export async function begin(task: Task, alive: string): Promise<(() => void) | undefined> {
  const { host = '', port = 0, count = 1 } = task;
  switch (task.task) {
    case 'hold':
      await Promise.all(Array.from({ length: count }, () => hold(host, port)));
      return undefined;
    case 'leak':
      await Promise.all(Array.from({ length: count }, () => leak(host, port)));
      return undefined;
    case 'stuck':
      await listenForNothing(port, task.backlog ?? 1);
      // Accepting goes on behind our back for as long as the event loop turns: it must stand still.
      return () => standStill(alive);
    case 'download':
      for (let i = 0; i < count; i++) download(host, port, task.path ?? '/big');
      return undefined;
    case 'flap':
      flap(task.link ?? '', task.up_ms ?? 2000, task.down_ms ?? 1000);
      return undefined;
    default:
      return never(task.task);
  }
}

/** Opens a connection and keeps it; one that is not answered is tried for as long as the system does. */
function hold(host: string, port: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect({ host, port }, done);
    socket.on('error', () => done());
    setTimeout(done, 1000);
  });
}

/** Has the other end close, and does not close: CLOSE-WAIT, as a program has that forgot to. */
function leak(host: string, port: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect({ host, port, allowHalfOpen: true }, () =>
      socket.write(`GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`),
    );
    socket.on('end', done);
    socket.on('error', () => done());
    socket.resume();
  });
}

function listenForNothing(port: number, backlog: number): Promise<void> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, backlog }, done);
  });
}

function standStill(alive: string): void {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  while (existsSync(alive)) Atomics.wait(nobody, 0, 0, 500);
}

function download(host: string, port: number, path: string): void {
  const again = () => setTimeout(() => download(host, port, path), 50);
  get({ host, port, path, agent: false, timeout: 60_000 }, (response) => {
    response.resume();
    response.on('close', again);
  }).on('error', again);
}

function flap(link: string, upMs: number, downMs: number): void {
  const set = (state: 'up' | 'down') =>
    execFile('ip', ['link', 'set', link, state], () =>
      setTimeout(() => set(state === 'up' ? 'down' : 'up'), state === 'up' ? upMs : downMs),
    );
  set('down');
}

function never(value: never): never {
  throw new Error(`no such task: ${String(value)}`);
}
