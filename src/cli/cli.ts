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
    const { runCommand } = await import('./commands.ts');
    return await runCommand(args);
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
