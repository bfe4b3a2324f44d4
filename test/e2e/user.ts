import { type ChildProcess, spawn } from 'node:child_process';
import { COMMAND } from './command.ts';

/** What a user saw of one command. `signal` when it was ended by one. */
export interface Seen {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** A command that runs: the process, and what becomes of it. */
export interface Running {
  readonly child: ChildProcess;
  readonly seen: Promise<Seen>;
}

/** How a user starts the command. */
export interface Start {
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Words before the command, such as setpriv and its options. */
  readonly before?: readonly string[];
  /** The command itself, when it is not the built one. */
  readonly command?: readonly string[];
}

/** Starts netshoot-run as a user would, with plain pipes and no terminal. */
export function start(args: readonly string[], { env, cwd, before = [], command }: Start = {}): Running {
  const begin = performance.now();
  const [program = '', ...words] = [...before, ...(command ?? [process.execPath, COMMAND]), ...args];
  const child = spawn(program, words, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
    });
  const seen = new Promise<Seen>((ended, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => ended({ code, signal, ...text, durationMs: performance.now() - begin }));
  });
  return { child, seen };
}

/** Runs netshoot-run to its end. */
export function use(args: readonly string[], how?: Start): Promise<Seen> {
  return start(args, how).seen;
}

/** Lines on stderr that tell how far a run is. */
const PROGRESS = /^netshoot-run: (?:opening a session|verdict: \w+|\d+ steps?, .* in [\d.]+ \w+|report written .*)$/;

/** What a message says in its three parts, after the lines about progress. Its text when it has not got three. */
export function messageIn(stderr: string): { what: string; where: string | undefined; todo: string } | string {
  const rest = stderr
    .split('\n')
    .filter((line) => !PROGRESS.test(line))
    .join('\n');
  const groups = /^netshoot-run: (?<what>.+)\n(?: {2}where: (?<where>.+)\n)? {2}do: {4}(?<todo>.+)\n$/.exec(
    rest,
  )?.groups;
  if (groups?.what === undefined || groups.todo === undefined) return stderr;
  return { what: groups.what, where: groups.where, todo: groups.todo };
}
