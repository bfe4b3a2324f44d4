import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { complain, EXIT, print, say, tolerateClosedPipes } from './io.ts';

declare const NETSHOOT_RUN_VERSION: string;

/** The version in package.json, put in by the build. */
export const version: string = NETSHOOT_RUN_VERSION;

/** Runs one command line. @returns the exit code. Our own bugs end here too: one message, no stack trace unless
 *  NETSHOOT_RUN_DEBUG is set. */
export async function runCli(args: readonly string[]): Promise<number> {
  tolerateClosedPipes();
  const [first] = args;
  try {
    if (args.length === 1 && (first === '--version' || first === '-V')) {
      await print(`${version}\n`);
      return EXIT.healthy;
    }
    const help = args.length === 1 && (first === '--help' || first === '-h') ? writtenHelp() : undefined;
    if (help !== undefined) {
      await print(help);
      return EXIT.healthy;
    }
    const { runCommand, startEarly } = await import('./app.ts');
    // What takes longest is begun before the command line is even understood.
    const early = startEarly(args, process.env);
    try {
      return await runCommand(args, early);
    } finally {
      await early?.discard();
    }
  } catch (error) {
    if (process.env.NETSHOOT_RUN_DEBUG && error instanceof Error) say(error.stack ?? error.message);
    return complain({
      what: `this is a bug in netshoot-run: ${error instanceof Error ? error.message : String(error)}`,
      where: `netshoot-run ${version}, node ${process.version}`,
      todo: 'repeat the command with NETSHOOT_RUN_DEBUG=1 and report what it prints',
      exit: EXIT.cannotRun,
    });
  }
}

/** The help that the build wrote down, so that nobody waits for it. Absent when the sources run unbundled. */
function writtenHelp(): string | undefined {
  const file = fileURLToPath(new URL('help.txt', import.meta.url));
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
