import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { chooseDistribution, type Distribution, hostSystem } from './apt-sources.ts';
import { localImage } from './default-image.ts';
import { explainEnding, run, succeeded } from './exec.ts';
import { type BuildInput, buildFromDockerfile } from './image-dockerfile.ts';
import { imageFolder, imageRecipe } from './image-files.ts';
import { type BuildProgress, skippedPackage } from './image-plan.ts';
import { buildFromPackages } from './image-rootfs.ts';

/** How an image is built: by the engine on a base image, or from Debian's packages without any registry. */
export type BuildWay = 'dockerfile' | 'packages';

/** What `buildImage` needs to know. */
export interface BuildOptions {
  /** The engine's command line client: `['docker']`, `['podman']`, `['docker', '--context', 'lab']`. */
  readonly engineCommand: readonly string[];
  /** The tag. Default: `localImage`. */
  readonly image?: string;
  /** The Debian release. Default: bookworm; on Ubuntu without Debian's keys, its own. */
  readonly suite?: string;
  /** Default: the Dockerfile first, then packages. */
  readonly way?: BuildWay;
  /** The version of netshoot-run, for the image's label. */
  readonly version: string;
  /** The time that the image carries. */
  readonly now: Date;
  readonly progress: BuildProgress;
  readonly signal?: AbortSignal;
}

/** An image that was built. */
export interface BuildReport {
  readonly image: string;
  /** The engine's id of it: `sha256:...`. */
  readonly id: string;
  readonly way: BuildWay;
  readonly suite: string;
  readonly sizeBytes: number;
  readonly durationMs: number;
  /** Packages of the list that the suite does not have. */
  readonly skippedPackages: readonly string[];
  /** Why a way that was tried first was not possible. */
  readonly notices: readonly string[];
}

/** Builds the netshoot image of image/ and tags it. Nothing is tagged unless the build is whole. */
export async function buildImage(options: BuildOptions): Promise<Result<BuildReport>> {
  if (options.suite !== undefined && !/^[a-z][a-z0-9-]{1,30}$/.test(options.suite)) {
    return fail({ what: 'the suite is no name of a release', todo: 'Name one such as bookworm or trixie', exit: 2 });
  }
  const reached = await run([...options.engineCommand, 'version'], { timeoutMs: 20_000, ...abort(options) });
  if (!succeeded(reached)) return fail(noEngine(options.engineCommand, explainEnding(reached)));
  const begin = performance.now();
  const skipped: string[] = [];
  const distribution = chooseDistribution(hostSystem(), options.suite, existsSync);
  const built = await tryWays(options, distribution, (line) => {
    const name = skippedPackage(line);
    if (name !== undefined && !skipped.includes(name)) skipped.push(name);
  });
  if (!built.ok) return built;
  const image = options.image ?? localImage;
  const facts = await run([...options.engineCommand, 'image', 'inspect', '--format', '{{.Id}} {{.Size}}', image]);
  const [id = '', size = '0'] = facts.stdout.trim().split(' ');
  return ok({
    image,
    id,
    way: built.value.way,
    suite: built.value.suite,
    sizeBytes: Number(size),
    durationMs: performance.now() - begin,
    skippedPackages: skipped,
    notices: built.value.notices,
  });
}

interface Built {
  readonly way: BuildWay;
  readonly suite: string;
  readonly notices: readonly string[];
}

async function tryWays(
  options: BuildOptions,
  distribution: Distribution,
  onDetail: (line: string) => void,
): Promise<Result<Built>> {
  const notices: string[] = [];
  // The base image is Debian's on every machine; only packages depend on what keys this machine has.
  const suite = options.suite ?? 'bookworm';
  if (options.way !== 'packages') {
    const made = await buildFromDockerfile(buildInput(options, suite, onDetail));
    if (made.ok) return ok({ way: 'dockerfile', suite, notices });
    if (options.signal?.aborted) return fail(interrupted);
    if (options.way === 'dockerfile') return fail(notBuilt(made.trouble));
    notices.push(made.trouble);
    options.progress(`Not from a base image: ${made.trouble}. Trying packages instead`, 'step');
  }
  const made = await buildFromPackages(buildInput(options, distribution.suite, onDetail), distribution);
  if (made.ok) return ok({ way: 'packages', suite: distribution.suite, notices });
  if (options.signal?.aborted) return fail(interrupted);
  return fail(notBuilt([...notices, made.trouble.because].join('; '), made.trouble.todo));
}

function buildInput(options: BuildOptions, suite: string, onDetail: (line: string) => void): BuildInput {
  const folder = imageFolder();
  return {
    engine: options.engineCommand,
    image: options.image ?? localImage,
    folder,
    facts: { recipe: imageRecipe(folder), version: options.version, created: options.now.toISOString(), suite },
    progress: (text, kind) => {
      if (kind === 'detail') onDetail(text);
      options.progress(text, kind);
    },
    signal: options.signal,
  };
}

function abort({ signal }: BuildOptions): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

const interrupted: Trouble = {
  what: 'the build was interrupted; nothing was tagged',
  todo: 'Run netshoot-run image build again',
  exit: 130,
};

function noEngine(command: readonly string[], because: string): Trouble {
  return {
    what: `no container engine answers: ${command.join(' ')} version ${because}`,
    todo: 'Start the engine (sudo systemctl start docker), or see netshoot-run doctor',
    exit: 4,
  };
}

function notBuilt(because: string, todo?: string): Trouble {
  return {
    what: 'the image could not be built',
    where: because,
    todo: todo ?? 'See the lines above; --image names another image that has the tools',
    exit: 4,
  };
}
