import { existsSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../model/result.ts';
import type { Distribution } from './apt-sources.ts';
import { explainEnding, run, succeeded } from './exec.ts';
import { type BuildInput, execOptions } from './image-dockerfile.ts';
import type { Workspace } from './image-plan.ts';
import type { NoRootfs } from './image-rootfs.ts';

const DEADLINE_MS = 1_200_000;
const INSTALL_ONE = 'Install the builder: sudo apt-get install --no-install-recommends mmdebstrap';

/** The slower way, for machines that have debootstrap(8) and no mmdebstrap. Needs root. */
export async function debootstrap(
  input: BuildInput,
  distribution: Distribution,
  workspace: Workspace,
  root: boolean,
): Promise<Result<void, NoRootfs>> {
  const tree = join(workspace.folder, 'root');
  for (const argv of debootstrapCommands(distribution, workspace, tree, existsSync(distribution.keyring))) {
    if (!root && argv[0] === 'debootstrap') {
      return fail({ because: 'mmdebstrap is not installed', todo: INSTALL_ONE });
    }
    if (argv[0] === 'chroot') await furnishTree(workspace, tree);
    const result = await run(argv, { ...execOptions(input), timeoutMs: DEADLINE_MS });
    if (result.how === 'not_started' && argv[0] === 'debootstrap') {
      return fail({ because: 'neither mmdebstrap nor debootstrap is installed', todo: INSTALL_ONE });
    }
    if (!succeeded(result)) return fail({ because: `${argv[0]} ${explainEnding(result)}` });
    if (argv[0] === 'chroot') await tidyTree(workspace, tree);
  }
  return ok(undefined);
}

function debootstrapCommands(
  { suite, components, mirror, keyring }: Distribution,
  workspace: Workspace,
  tree: string,
  signed: boolean,
): readonly (readonly string[])[] {
  const keys = signed ? [`--keyring=${keyring}`] : [];
  return [
    ['debootstrap', '--variant=minbase', `--components=${components.join(',')}`, ...keys, suite, tree, mirror],
    ['chroot', tree, 'sh', '/tmp/install.sh', '/tmp/packages.txt'],
    ['tar', '-C', tree, '--one-file-system', '--numeric-owner', '-cf', workspace.archive, '.'],
  ];
}

async function furnishTree(workspace: Workspace, tree: string): Promise<void> {
  await copyFile(workspace.packages, join(tree, 'tmp/packages.txt'));
  await copyFile(workspace.install, join(tree, 'tmp/install.sh'));
  await copyFile(workspace.sources, join(tree, 'etc/apt/sources.list'));
  await rm(join(tree, 'var/lib/apt/lists'), { recursive: true, force: true });
}

async function tidyTree(workspace: Workspace, tree: string): Promise<void> {
  await rm(join(tree, 'tmp/packages.txt'));
  await rm(join(tree, 'tmp/install.sh'));
  await copyFile(workspace.publicSources, join(tree, 'etc/apt/sources.list'));
}
