import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../model/result.ts';
import type { ContainerEngine } from './container-engine.ts';
import { engineFailed, NO_IMAGE, runEngine } from './engine-trouble.ts';
import { succeeded } from './exec.ts';

const DEADLINE_MS = 600_000;

/** What to do where an engine has no netshoot image: each engine keeps its images for itself. */
export function howToGetImage({ name }: ContainerEngine): string {
  if (name === 'docker') return 'build it here with netshoot-run image build';
  return `build it here with netshoot-run image build --engine ${name}, or take over Docker's with netshoot-run image copy --from docker --to ${name}`;
}

/** Takes an image over from one engine to another, through an archive in the folder of temporary files. */
export async function copyImage(
  image: string,
  from: ContainerEngine,
  to: ContainerEngine,
  signal?: AbortSignal,
): Promise<Result<void>> {
  const options = { timeoutMs: DEADLINE_MS, ...(signal === undefined ? {} : { signal }) };
  const folder = await mkdtemp(join(tmpdir(), 'netshoot-run-copy-'));
  try {
    const archive = join(folder, 'image.tar');
    const saved = await runEngine(from, ['save', '--output', archive, image], options);
    if (!succeeded(saved)) {
      if (!NO_IMAGE.test(saved.stderr)) return fail(engineFailed(from, `save ${image}`, saved));
      return fail({ what: `the image is not on ${from.title}`, where: image, todo: howToGetImage(from), exit: 4 });
    }
    const loaded = await runEngine(to, ['load', '--input', archive], options);
    return succeeded(loaded) ? ok(undefined) : fail(engineFailed(to, `load ${image}`, loaded));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
