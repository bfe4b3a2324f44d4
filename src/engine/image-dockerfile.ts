import { fail, ok, type Result } from '../model/result.ts';
import { formatDuration } from '../util/time.ts';
import { asEngineName } from './container-engine.ts';
import { explainEnding, type RunOptions, run, succeeded } from './exec.ts';
import { buildLabels, type ImageFacts } from './image-labels.ts';
import type { BuildProgress } from './image-plan.ts';

/** How long the base image may take to arrive; a registry that cannot be reached often does not say so. */
const PULL_DEADLINE_MS = 60_000;
const BUILD_DEADLINE_MS = 1_200_000;

/** What every way of building is given. */
export interface BuildInput {
  /** The engine's command line client: `['docker']`. */
  readonly engine: readonly string[];
  /** The tag. */
  readonly image: string;
  /** The folder `image/` of this package. */
  readonly folder: string;
  readonly facts: ImageFacts;
  readonly progress: BuildProgress;
  readonly signal?: AbortSignal | undefined;
}

/** Builds with the engine from image/Dockerfile. `fail` holds why that was not possible: the end of a sentence. */
export async function buildFromDockerfile(input: BuildInput): Promise<Result<void, string>> {
  const { engine, facts, progress } = input;
  const base = `debian:${facts.suite}-slim`;
  const exec = execOptions(input);
  if (!succeeded(await run([...engine, 'image', 'inspect', base], { ...exec, timeoutMs: 20_000 }))) {
    progress(`Pulling ${base} (at most ${formatDuration(PULL_DEADLINE_MS)})`, 'step');
    const pulled = await run([...engine, 'pull', base], { ...exec, timeoutMs: PULL_DEADLINE_MS });
    if (!succeeded(pulled)) return fail(`${base} is not on this machine, and its pull ${explainEnding(pulled)}`);
  }
  progress(`Building ${input.image} from ${base}`, 'step');
  const built = await run(dockerBuildArgv(input), { ...exec, timeoutMs: BUILD_DEADLINE_MS });
  return succeeded(built) ? ok(undefined) : fail(`the build from ${base} ${explainEnding(built)}`);
}

/** Whether it is nerdctl that builds. */
export function isNerdctl([program]: readonly string[]): boolean {
  return asEngineName(program) === 'nerdctl';
}

function dockerBuildArgv({ engine, facts, image, folder }: BuildInput): readonly string[] {
  const labels = Object.entries(buildLabels(facts)).flatMap(([key, value]) => ['--label', `${key}=${value}`]);
  // Without a value the engine takes it from our environment; these are not kept in the image.
  const proxies = ['http_proxy', 'https_proxy', 'no_proxy'].filter((name) => process.env[name]);
  return [
    ...engine,
    'build',
    // apt reaches whatever mirror this machine reaches.
    ...['--network', 'host'],
    // An interrupted build leaves no container behind. nerdctl builds without any, and does not know the flag.
    ...(isNerdctl(engine) ? [] : ['--force-rm']),
    ...['--build-arg', `SUITE=${facts.suite}`],
    ...proxies.flatMap((name) => ['--build-arg', name]),
    ...labels,
    ...['--tag', image],
    folder,
  ];
}

/** Options for a long command whose lines are shown as they come. */
export function execOptions({ progress, signal }: Pick<BuildInput, 'progress' | 'signal'>): RunOptions {
  const show = (line: string): void => progress(line, 'detail');
  return { onStdout: show, onStderr: show, graceMs: 10_000, ...(signal === undefined ? {} : { signal }) };
}
