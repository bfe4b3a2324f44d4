import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A PATH on which docker is the only engine, made in a folder of the test. */
export function onlyDocker(folder: string): string {
  const own = join(folder, 'only-docker');
  mkdirSync(own, { recursive: true });
  const where = spawnSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).stdout.trim();
  if (where !== '') symlinkSync(where, join(own, 'docker'));
  return own;
}
