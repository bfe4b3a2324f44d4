import { writeFileSync } from 'node:fs';
import type { Trouble } from '../model/result.ts';
import { oneLine, stripControl } from '../util/text.ts';

/** The documented exit codes. */
export const EXIT = { healthy: 0, fault: 1, usage: 2, undecided: 3, cannotRun: 4, interrupted: 130 } as const;

/** A reader that has gone away (`| head`) is no error of ours. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = EXIT.cannotRun;
    });
  }
}

/** Writes to stdout and waits until it is written: a pipe may be slower than we are. @returns false when nobody reads any
 *  more. */
export function print(text: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => resolve(error === undefined || error === null));
  });
}

/** Writes a line to stderr. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Tells a trouble in its three parts. @returns its exit code. */
export function complain(trouble: Trouble): number {
  const lines = [`netshoot-run: ${oneLine(trouble.what, 1200)}`];
  if (trouble.where !== undefined) lines.push(`  where: ${oneLine(trouble.where, 300)}`);
  lines.push(`  do:    ${oneLine(trouble.todo, 600)}`);
  say(lines.join('\n'));
  return trouble.exit;
}

/** Whether escape codes for colour go to a stream: the flag, then NO_COLOR and FORCE_COLOR, then whether it is a
 *  terminal. */
export function wantsColor(
  choice: string | undefined,
  stream: NodeJS.WriteStream,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  if (choice === 'always') return true;
  if (choice === 'never') return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Columns for text on stdout: the terminal's, else COLUMNS, else 100. */
export function screenWidth(env: NodeJS.ProcessEnv = process.env): number {
  const columns = process.stdout.columns ?? Number(env.COLUMNS);
  return Number.isFinite(columns) && columns > 0 ? Math.min(columns, 160) : 100;
}

/** Writes a file that was asked for with --output. @returns the trouble, or nothing. */
export function writeOutput(file: string, text: string): Trouble | undefined {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? stripControl(error.message) : 'unknown reason';
    return {
      what: `the report cannot be written: ${why}`,
      where: `--output ${file}`,
      todo: 'name a file in a folder that exists and may be written',
      exit: 4,
    };
  }
}
