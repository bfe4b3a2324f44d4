import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One line on stderr: stdout belongs to what set-up is for. */
export function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

/** Time since `begin` (performance.now()), for people. */
export function seconds(begin) {
  return `${((performance.now() - begin) / 1000).toFixed(1)} s`;
}
