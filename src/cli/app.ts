// Everything beyond `--version`, in one file of the bundle: many small files cost more to load than one large one.

export { startEarly } from '../pipeline/early.ts';
export { runCommand } from './commands.ts';
