// What a demo world is: everything it makes carries one name, and goes again, whatever happens.
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** The name that clients look up, and the one that they look up in vain. */
export const NAME = 'api.example';

/** Undoes what was made, last first. Undoing twice does no harm. */
export class CleanUp {
  #steps = [];

  add(step) {
    this.#steps.push(step);
  }

  run() {
    while (this.#steps.length > 0) this.#steps.pop()();
  }
}

/** Runs a command of the demo's own; what it prints is its value. Throws where it fails: a demo without its world is
 *  over. */
export function must(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000, ...options });
  if (done.status === 0) return done.stdout.trim();
  const words = done.error?.message ?? `${done.stderr}`.trim().split('\n').at(-1);
  throw new Error(`${program} ${args.slice(0, 3).join(' ')} ...: ${words}`);
}

/** Runs a command whose failure does not matter: undoing. */
export function may(program, args) {
  return spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
}

/** Waits until `ready` is true, at most ten seconds. */
export async function until(ready, what) {
  for (let tries = 0; tries < 50; tries += 1) {
    if (ready()) return;
    await sleep(200);
  }
  throw new Error(`${what} did not come up within 10 s`);
}

/** The resolver of the demo: it knows one name, and says at once that there is no other. It listens on every address
 *  of its namespace, or on one. */
export function dnsmasqArgs(address, listen) {
  return [
    '--keep-in-foreground',
    '--conf-file=/dev/null',
    '--user=root',
    '--no-resolv',
    '--no-hosts',
    ...(listen ? ['--bind-interfaces', `--listen-address=${listen}`] : []),
    `--host-record=${NAME},${address}`,
    '--address=/#/',
    '--log-facility=-',
    '--pid-file',
  ];
}

/** Runs the product as a person would, shows what it prints, and keeps it. */
export function runProduct(program, args, env) {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  return {
    // It ends what it started, and prints what it knows; longer than this it does not need.
    stop: () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    },
    ended: new Promise((resolve) => {
      child.once('close', (code) => resolve({ code: code ?? 130, text }));
    }),
  };
}
