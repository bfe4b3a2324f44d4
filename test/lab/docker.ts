import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { shellLine } from '../../src/util/text.ts';

/** How one command ended, and what it printed. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** Runs the docker command line to its end. Never throws: a missing client is code 127. */
export function docker(argv: readonly string[]): Promise<Ran> {
  const started = performance.now();
  return new Promise((ended) => {
    execFile('docker', [...argv], { maxBuffer: 16 << 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 127;
      ended({ code, stdout, stderr, durationMs: performance.now() - started });
    });
  });
}

/** As `docker`, for commands of the lab itself, which must work: throws with what docker said. */
export async function mustDocker(argv: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await docker(argv);
  if (code !== 0) throw new Error(`docker ${argv.slice(0, 3).join(' ')}: exit ${code}: ${stderr.trim()}`);
  return stdout.trim();
}

/** A process that answers lines on its standard input with one JSON line each. */
export interface LineServer {
  /** Sends a message; resolves when the answer with the same `seq` came, rejects on its `error` or its end. */
  readonly ask: (message: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Closes its standard input and waits for its end. */
  readonly close: () => Promise<void>;
}

/** Starts a line server. `seq` 0 is what it says by itself when it is ready, if it does. */
export function startLineServer(argv: readonly string[]): LineServer {
  const child = spawn('docker', [...argv], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map<number, { readonly ok: () => void; readonly failed: (why: Error) => void }>();
  let complaint = '';
  let seq = 0;
  const gone = new Promise<void>((over) => {
    child.on('close', (code) => {
      for (const { failed } of waiting.values()) failed(new Error(`ended with ${code}: ${complaint}`));
      over();
    });
  });
  child.on('error', (error) => {
    complaint += String(error);
  });
  child.stdin.on('error', () => {}); // EPIPE: `close` tells why
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer: { seq: number; error?: string } = JSON.parse(line);
    const asked = waiting.get(answer.seq);
    waiting.delete(answer.seq);
    if (answer.error === undefined) asked?.ok();
    else asked?.failed(new Error(answer.error));
  });
  return {
    ask: (message) =>
      new Promise((ok, failed) => {
        const number = message.seq === 0 ? 0 : ++seq;
        waiting.set(number, { ok, failed });
        if (number > 0) child.stdin.write(`${JSON.stringify({ ...message, seq: number })}\n`);
      }),
    close: () => {
      child.stdin.end();
      return gone;
    },
  };
}

/** A shell in a container that stays open, so that a command costs milliseconds instead of a `docker exec`. */
export interface Shell {
  /** Runs one command after those asked for before it. Never throws while the shell lives. */
  readonly run: (argv: readonly string[]) => Promise<Ran>;
  readonly close: () => Promise<void>;
}

/** Opens a shell with `docker exec -i` or `docker run -i` arguments that end in `sh`. */
export function openShell(argv: readonly string[]): Shell {
  const child = spawn('docker', [...argv], { stdio: ['pipe', 'pipe', 'pipe'] });
  const seen = { stdout: '', stderr: '' };
  let look: (() => void) | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let count = 0;
  let over = false;
  child.stdin.on('error', () => {}); // EPIPE: `close` tells why
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      seen[stream] += text;
      look?.();
    });
  const gone = new Promise<void>((ended) => {
    child.on('close', () => {
      over = true;
      look?.();
      ended();
    });
  });
  const once = (command: readonly string[]) =>
    new Promise<Ran>((ended, failed) => {
      const started = performance.now();
      const mark = `--end-${++count}-of-command--`;
      seen.stdout = '';
      seen.stderr = '';
      look = () => {
        const [stdout, code] = seen.stdout.split(`\n${mark} `);
        const [stderr, end] = seen.stderr.split(`\n${mark}`);
        if (stdout !== undefined && stderr !== undefined && code?.endsWith('\n') && end !== undefined)
          ended({ code: Number(code), stdout, stderr, durationMs: performance.now() - started });
        else if (over) failed(new Error(`the shell ended: ${seen.stderr}`));
      };
      child.stdin.write(`${shellLine(command)} </dev/null; printf '\\n${mark} %d\\n' $?; printf '\\n${mark}\\n' >&2\n`);
      look();
    });
  return {
    run: (command) => {
      const next = queue.then(() => once(command));
      queue = next.catch(() => {});
      return next;
    },
    close: () => {
      child.stdin.end();
      return gone;
    },
  };
}

/** Runs a command that must work: throws with what it said. */
export async function mustRun(shell: Shell, argv: readonly string[]): Promise<void> {
  const { code, stderr } = await shell.run(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')}: exit ${code}: ${stderr.trim()}`);
}
