import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { complain, EXIT, print } from './io.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** Prints a completion script. */
export async function completionCommand(shell: string, program: Command): Promise<number> {
  if (!SHELLS.includes(shell)) {
    return complain({
      what: `there is no completion for "${shell}"`,
      where: 'netshoot-run completion',
      todo: `name one of: ${SHELLS.join(', ')}`,
      exit: 2,
    });
  }
  const { script } = await import('@bomb.sh/tab');
  const lines: string[] = [];
  const log = console.log;
  // The library prints the script itself, with console.log.
  console.log = (...words: unknown[]) => lines.push(words.join(' '));
  try {
    script(shell, program.name(), program.name());
  } catch {
    // It also calls process.exit in some versions; what it printed is what counts.
  } finally {
    console.log = log;
  }
  await print(`${lines.join('\n')}\n`);
  return EXIT.healthy;
}

/** Adds the hidden command that the printed scripts call: `complete -- WORDS...` prints what may come next. */
export async function addCompletion(program: Command, args: readonly string[]): Promise<void> {
  if (args.includes('lab')) await offerFaults(program);
  tab(program, { completionCommandName: 'completion-script' });
}

/** Has the lab's commands that take faults know their ids. Only here: as choices, commander would refuse others itself,
 *  without a near word. */
async function offerFaults(program: Command): Promise<void> {
  const { labFaults } = await import('../pipeline/lab.ts');
  const ids = labFaults().map(({ id }) => id);
  const lab = program.commands.find((command) => command.name() === 'lab');
  for (const command of lab?.commands ?? [])
    if (['inject', 'clear'].includes(command.name())) command.registeredArguments[0]?.choices(ids);
}
