import { type ContainerEngine, containerEngines } from '../engine/container-engine.ts';
import { engineTrouble, runEngine } from '../engine/engine-trouble.ts';
import { explainEnding } from '../engine/exec.ts';
import { checkImage } from '../engine/image-check.ts';
import { howToGetImage } from '../engine/image-copy.ts';
import { oneLine } from '../util/text.ts';
import type { Checked } from './doctor.ts';
import { defaultImage, type ImageChoice } from './machine.ts';

/** Looks at each container engine, and at the netshoot image on those that answer. One engine that answers and has an
 *  image is enough: what others lack is then good to know, no more. */
export async function checkEngines(image: ImageChoice): Promise<readonly Checked[]> {
  const engines = await Promise.all(
    containerEngines.map(async (engine) => {
      const own = await checkEngine(engine);
      return { engine, own, images: own.state === 'ok' ? await checkTheImage(engine, await image(engine.name)) : [] };
    }),
  );
  const usable = engines.some(({ own, images }) => own.state === 'ok' && images[0]?.state === 'ok');
  return engines.flatMap(({ engine, own, images }) => {
    // Docker is the one that is missed where there is none at all.
    const needed = engine.name === 'docker' && !engines.some((other) => other.own.state === 'ok');
    const engineLine = own.state === 'missing' && !needed ? { ...own, state: 'note' as const } : own;
    return [engineLine, ...images.map((one) => (one.state === 'missing' && usable ? asNote(one, engine) : one))];
  });
}

/** An image that a second engine lacks. Docker's own image must be whole: a bare name is looked up there first. */
function asNote(checked: Checked, engine: ContainerEngine): Checked {
  return engine.name === 'docker' ? checked : { ...checked, state: 'note' };
}

async function checkEngine(engine: ContainerEngine): Promise<Checked> {
  const answer = await runEngine(engine, ['version', '--format', engine.versionFormat], { timeoutMs: 15_000 });
  const what = engine.name;
  const trouble = engineTrouble(engine, answer);
  if (trouble !== undefined)
    return {
      what,
      state: 'missing',
      detail: `${trouble.what}${trouble.where === undefined ? '' : ` (${trouble.where})`}`,
      todo: trouble.todo,
    };
  if (answer.how !== 'exited' || answer.code !== 0)
    return {
      what,
      state: 'unknown',
      detail: `${what} version ${explainEnding(answer)}`,
      todo: `run ${what} version yourself to see the whole answer`,
    };
  return { what, state: 'ok', detail: oneLine(answer.stdout) };
}

async function checkTheImage(engine: ContainerEngine, image: string): Promise<readonly Checked[]> {
  const what = engine.name === 'docker' ? 'image' : `image on ${engine.name}`;
  const checked = await checkImage(engine.command, image);
  if (!checked.ok) {
    const todo =
      image === defaultImage
        ? `${howToGetImage(engine)}; ${engine.name} pull ${engine.registryName(defaultImage)} fetches the public one (a run does that by itself)`
        : checked.trouble.todo;
    return [{ what, state: 'missing', detail: `${image}: ${checked.trouble.what}`, todo }];
  }
  const { tools, missing, sizeBytes, complete } = checked.value;
  const found: Checked = {
    what,
    state: complete ? 'ok' : 'missing',
    detail: `${image}, ${Math.round(sizeBytes / 1e6)} MB, ${tools.length} of ${tools.length + missing.length} tools`,
  };
  return [
    found,
    ...missing.map(
      ({ program, purpose, needed, fix }): Checked => ({
        what: `${what}: ${program}`,
        state: needed ? 'missing' : 'note',
        detail: `not there; ${purpose}`,
        todo: fix,
      }),
    ),
  ];
}
