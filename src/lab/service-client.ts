import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeName } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { within } from './command.ts';
import { markOf, type Place, serviceFile } from './place.ts';

const START_DEADLINE_MS = 10_000;

/** The socket on which a service listens to the lab. */
export function socketOf(place: Place, service: string): string {
  return join(place.folder, `${service}.sock`);
}

/** Starts a service in a machine's network, in the background. It goes on when we end, and ends when its socket is gone. */
export function startService(place: Place, node: NodeName, service: string): void {
  const [program = 'ip', ...words] = within(place, node);
  const log = openSync(join(place.folder, `${service}.log`), 'a');
  const own = [process.execPath, serviceFile(), markOf(place), socketOf(place, service)];
  const child = spawn(program, [...words, ...own], { detached: true, stdio: ['ignore', log, log], cwd: '/' });
  child.on('error', () => {}); // The first message tells that it is not there.
  child.unref();
}

/** Of a service that has only begun: there is no socket, or one that it does not listen on yet. */
const NOT_YET = /^connect (?:ENOENT|ECONNREFUSED)\b/;

/** Sends a message to a service, and waits until it is done with it. */
export async function tellService(place: Place, service: string, message: unknown): Promise<Result<void>> {
  const path = socketOf(place, service);
  const end = Date.now() + START_DEADLINE_MS;
  let answer = await converse(path, JSON.stringify(message));
  while (!answer.ok && NOT_YET.test(answer.trouble) && Date.now() < end) {
    await sleep(20);
    answer = await converse(path, JSON.stringify(message));
  }
  if (answer.ok) return ok(undefined);
  return fail({
    what: `the lab's service "${service}" does not do what it is told: ${answer.trouble}`,
    where: join(place.folder, `${service}.log`),
    todo: 'netshoot-run lab down, then netshoot-run lab up',
    exit: 4,
  });
}

function converse(path: string, text: string): Promise<Result<void, string>> {
  return new Promise((done) => {
    let said = '';
    const connection = connect(path);
    connection.setEncoding('utf8').setTimeout(START_DEADLINE_MS, () => connection.destroy());
    connection.on('error', (error) => done(fail(error.message)));
    connection.on('data', (chunk) => {
      said += chunk;
    });
    connection.on('close', () => done(outcome(said)));
    connection.end(text);
  });
}

function outcome(said: string): Result<void, string> {
  if (said === '{}') return ok(undefined);
  const error = /^\{"error":"(?<error>.*)"\}$/s.exec(said)?.groups?.error;
  return fail(error ?? 'it does not answer');
}
