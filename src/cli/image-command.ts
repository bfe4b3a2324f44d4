import type { Result } from '../model/result.ts';
import { fail, ok } from '../model/result.ts';
import {
  asEngineName,
  buildImage,
  checkImage,
  containerEngine,
  copyImage,
  defaultImage,
  type EngineName,
  engineNames,
  howToGetImage,
  ownImage,
  startImageChoice,
} from '../pipeline/machine.ts';
import { count, oneLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';
import { version } from './cli.ts';
import { complain, EXIT, print, say } from './io.ts';

/** Reads the name of an engine that keeps images. */
function readEngine(text: string | undefined, where: string): Result<EngineName> {
  const name = asEngineName(text);
  if (name !== undefined) return ok(name);
  return fail({
    what: text === undefined ? 'no engine was named' : `"${oneLine(text, 40)}" is no engine that keeps images`,
    where,
    todo: engineNames.join(', '),
    exit: 2,
  });
}

/** Builds the netshoot image here; what happens is told on stderr, what was built on stdout. */
export async function imageBuildCommand(options: {
  readonly tag?: string;
  readonly from?: string;
  readonly engine?: string;
}): Promise<number> {
  const { from } = options;
  const engine = readEngine(options.engine ?? 'docker', '--engine');
  if (!engine.ok) return complain(engine.trouble);
  if (from !== undefined && from !== 'dockerfile' && from !== 'packages') {
    return complain({
      what: `"${oneLine(from, 40)}" is no way to build`,
      where: '--from',
      todo: 'dockerfile (on a base image) or packages (from Debian packages, without a registry)',
      exit: 2,
    });
  }
  const built = await buildImage({
    engineCommand: containerEngine(engine.value).command,
    image: options.tag ?? ownImage,
    ...(from === undefined ? {} : { way: from }),
    version,
    now: new Date(),
    progress: (text, kind) => {
      if (kind !== 'detail') say(oneLine(text, 400));
    },
    signal: interruption(),
  });
  if (!built.ok) return complain(built.trouble);
  const { image, sizeBytes, durationMs, way, suite, skippedPackages } = built.value;
  await print(
    `${image}: built from ${way === 'packages' ? `${suite} packages` : 'the Dockerfile'} in ${formatDuration(durationMs)}, ${Math.round(sizeBytes / 1e6)} MB\n`,
  );
  if (skippedPackages.length > 0)
    say(`${suite} has no package ${skippedPackages.join(', ')}: their tools are not in the image`);
  return EXIT.healthy;
}

/** Ends what is being done on Ctrl-C and its like. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  return controller.signal;
}

/** Takes an image over from one engine to another. */
export async function imageCopyCommand(
  name: string | undefined,
  options: { readonly from?: string; readonly to?: string },
): Promise<number> {
  const [from, to] = [readEngine(options.from ?? 'docker', '--from'), readEngine(options.to, '--to')];
  if (!from.ok) return complain(from.trouble);
  if (!to.ok) return complain(to.trouble);
  if (from.value === to.value)
    return complain({
      what: `the image is to be taken from ${from.value} to ${to.value}`,
      where: '--to',
      todo: 'name two engines',
      exit: 2,
    });
  const image = name ?? ownImage;
  const copied = await copyImage(image, containerEngine(from.value), containerEngine(to.value), interruption());
  if (!copied.ok) return complain(copied.trouble);
  await print(`${image}: taken over from ${from.value} to ${to.value}\n`);
  return EXIT.healthy;
}

/** Says which tools an image has. @returns 0 when nothing that is needed is missing, else 4. */
export async function imageCheckCommand(
  name: string | undefined,
  options: { readonly json?: boolean; readonly engine?: string },
): Promise<number> {
  const chosen = readEngine(options.engine ?? 'docker', '--engine');
  if (!chosen.ok) return complain(chosen.trouble);
  const engine = containerEngine(chosen.value);
  const image = name ?? (await startImageChoice(undefined, process.env)(engine.name));
  const checked = await checkImage(engine.command, image);
  if (!checked.ok)
    return complain(
      image === defaultImage
        ? {
            ...checked.trouble,
            todo: `${engine.name} pull ${engine.registryName(defaultImage)}, or ${howToGetImage(engine)}`,
          }
        : checked.trouble,
    );
  const { tools, missing, complete } = checked.value;
  if (options.json === true) {
    await print(`${JSON.stringify(checked.value, null, 2)}\n`);
    return complete ? EXIT.healthy : EXIT.cannotRun;
  }
  const lines = [
    `${image}: ${count(tools.length, 'tool')} there, ${missing.length} missing`,
    ...tools.map(({ program, busybox, version: said }) =>
      `  ${program.padEnd(22)} ${busybox ? "BusyBox's " : ''}${oneLine(said ?? '', 80)}`.trimEnd(),
    ),
    ...missing.map(
      ({ program, purpose, needed, fix }) =>
        `  ${program.padEnd(22)} MISSING${needed ? ', needed' : ''}: ${purpose}. ${fix}`,
    ),
  ];
  await print(`${lines.join('\n')}\n`);
  return complete ? EXIT.healthy : EXIT.cannotRun;
}
