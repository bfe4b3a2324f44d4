import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../model/result.ts';
import { aptOptions, type Distribution, indexTargets, sourceLines } from './apt-sources.ts';
import { explainEnding, run, succeeded } from './exec.ts';
import { debootstrap } from './image-debootstrap.ts';
import { type BuildInput, execOptions, isNerdctl } from './image-dockerfile.ts';
import { importChanges } from './image-labels.ts';
import { mmdebstrapArgv, publicSources, type Workspace, workspaceIn } from './image-plan.ts';

const BUILD_DEADLINE_MS = 1_200_000;
const IMPORT_DEADLINE_MS = 300_000;

/** Why a root file system could not be built: the end of a sentence, and what to do where that is known. */
export interface NoRootfs {
  readonly because: string;
  readonly todo?: string;
}

/** Builds the image from Debian's packages, without any registry: a root file system, imported in one piece, so that
 *  nothing is tagged before it is whole. */
export async function buildFromPackages(
  input: BuildInput,
  distribution: Distribution,
): Promise<Result<void, NoRootfs>> {
  const workspace = workspaceIn(await mkdtemp(join(tmpdir(), 'netshoot-run-image-')));
  try {
    await furnish(workspace, input.folder, distribution);
    const made = await makeArchive(input, distribution, workspace);
    return made.ok ? await importArchive(input, workspace) : made;
  } finally {
    await rm(workspace.folder, { recursive: true, force: true });
  }
}

async function furnish(workspace: Workspace, recipe: string, distribution: Distribution): Promise<void> {
  await chmod(workspace.folder, 0o755);
  await copyFile(join(recipe, 'packages.txt'), workspace.packages);
  await copyFile(join(recipe, 'install.sh'), workspace.install);
  const lines = sourceLines(distribution, await indexTargets(), existsSync(distribution.keyring));
  await writeFile(workspace.sources, `${lines.join('\n')}\n`, { mode: 0o644 });
  await writeFile(workspace.publicSources, publicSources(distribution), { mode: 0o644 });
}

async function makeArchive(
  input: BuildInput,
  distribution: Distribution,
  workspace: Workspace,
): Promise<Result<void, NoRootfs>> {
  const { progress } = input;
  const root = process.getuid?.() === 0;
  progress(`Building a root file system of ${distribution.name} ${distribution.suite} packages`, 'step');
  const argv = mmdebstrapArgv(distribution, workspace, root, await aptOptions());
  const made = await run(argv, { ...execOptions(input), timeoutMs: BUILD_DEADLINE_MS });
  if (succeeded(made)) return ok(undefined);
  if (made.how !== 'not_started') {
    const todo = root
      ? undefined
      : 'Run it as root, or let this user make namespaces: a range in /etc/subuid, and the package uidmap';
    return fail({ because: `mmdebstrap ${explainEnding(made)}`, ...(todo === undefined ? {} : { todo }) });
  }
  return debootstrap(input, distribution, workspace, root);
}

async function importArchive(input: BuildInput, workspace: Workspace): Promise<Result<void, NoRootfs>> {
  const { engine, facts, folder, image, progress } = input;
  progress(`Importing it as ${image}`, 'step');
  const changes = importChanges(facts, await readFile(join(folder, 'Dockerfile'), 'utf8'));
  // nerdctl imports files only: its image has no labels and no command of its own. What we start there names its command.
  const flags = isNerdctl(engine) ? [] : changes.flatMap((change) => ['--change', change]);
  const argv = [...engine, 'import', ...flags, workspace.archive, image];
  const imported = await run(argv, { ...execOptions(input), timeoutMs: IMPORT_DEADLINE_MS });
  return succeeded(imported) ? ok(undefined) : fail({ because: `the import ${explainEnding(imported)}` });
}
