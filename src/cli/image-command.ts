import { buildImage, checkImage, defaultImage, ownImage, startImageChoice } from '../pipeline/machine.ts';
import { count, oneLine } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';
import { version } from './cli.ts';
import { complain, EXIT, print, say } from './io.ts';

const ENGINE = ['docker'];

/** Builds the netshoot image here; what happens is told on stderr, what was built on stdout. */
export async function imageBuildCommand(options: { readonly tag?: string; readonly from?: string }): Promise<number> {
  const { from } = options;
  if (from !== undefined && from !== 'dockerfile' && from !== 'packages') {
    return complain({
      what: `"${oneLine(from, 40)}" is no way to build`,
      where: '--from',
      todo: 'dockerfile (on a base image) or packages (from Debian packages, without a registry)',
      exit: 2,
    });
  }
  const controller = new AbortController();
  const onSignal = () => controller.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  const built = await buildImage({
    engineCommand: ENGINE,
    image: options.tag ?? ownImage,
    ...(from === undefined ? {} : { way: from }),
    version,
    now: new Date(),
    progress: (text, kind) => {
      if (kind !== 'detail') say(oneLine(text, 400));
    },
    signal: controller.signal,
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

/** Says which tools an image has. @returns 0 when nothing that is needed is missing, else 4. */
export async function imageCheckCommand(
  name: string | undefined,
  options: { readonly json?: boolean },
): Promise<number> {
  const image = name ?? (await startImageChoice(undefined, process.env)());
  const checked = await checkImage(ENGINE, image);
  if (!checked.ok)
    return complain(
      image === defaultImage
        ? { ...checked.trouble, todo: `docker pull ${defaultImage}, or build one here: netshoot-run image build` }
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
