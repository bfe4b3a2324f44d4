import type { Site } from './site.ts';

/** Where and of what the containers of a lab are made. */
export interface Place {
  readonly id: string;
  readonly site: Site;
  readonly image: string;
}

/** Arguments of `docker run` that every container of a lab has. */
export function runArguments(id: string, role: string, mode: readonly string[]): readonly string[] {
  const labels = ['--label', `nsr-test=${id}`, '--label', `nsr-test-owner=${process.pid}`];
  return ['run', '--rm', '--init', ...mode, '--name', `nsr-test-${id}-${role}`, ...labels];
}
