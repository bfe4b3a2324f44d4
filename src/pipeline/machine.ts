import { type ContainerEngine, containerEngine, type EngineName } from '../engine/container-engine.ts';
import { chooseImage, localImage } from '../engine/default-image.ts';
import { runEngine } from '../engine/engine-trouble.ts';
import type { TargetFacts } from '../model/report.ts';

export { cleanUp } from '../engine/cleanup.ts';
export { asEngineName, containerEngine, type EngineName, engineNames } from '../engine/container-engine.ts';
export { defaultImage, localImage } from '../engine/default-image.ts';
export { type EngineChoice, engineChoices, findTarget } from '../engine/find.ts';
export { buildImage } from '../engine/image.ts';
export { checkImage } from '../engine/image-check.ts';
export { copyImage, howToGetImage } from '../engine/image-copy.ts';
export type { ClusterFlags } from '../engine/kubernetes/kubectl.ts';
export { findTargets, type ManyTargets, usualConcurrency } from '../engine/targets.ts';

/** Says which image a run on an engine uses. */
export type ImageChoice = (engine: TargetFacts['engine']) => Promise<string>;

/** Looks at once whether the image that was built here is on Docker, so that the answer is there when it is asked for;
 *  other engines, which keep images of their own, are looked at when a target is on them. */
export function startImageChoice(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): ImageChoice {
  const chosen = new Map<string, ReturnType<typeof chooseImage>>();
  const start = (engine: EngineName) => {
    const known = chosen.get(engine);
    if (known !== undefined) return known;
    const choice = chooseImage({ flag, env, present: (image) => present(containerEngine(engine), image) });
    choice.catch(() => {});
    chosen.set(engine, choice);
    return choice;
  };
  void start('docker');
  return async (engine) => {
    // Nodes of a cluster have no image that was built on this machine.
    if (engine === 'kubernetes') return (await chooseImage({ flag, env, present: async () => false })).image;
    return (await start(engine === 'podman' || engine === 'nerdctl' ? engine : 'docker')).image;
  };
}

/** The name of the image that a run on Docker would use. */
export async function chosenImage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  return startImageChoice(flag, env)('docker');
}

async function present(engine: ContainerEngine, image: string): Promise<boolean> {
  const result = await runEngine(engine, ['image', 'inspect', '--format', '{{.Id}}', image], { timeoutMs: 15_000 });
  return result.how === 'exited' && result.code === 0;
}

/** The name of the image that `image build` makes. */
export const ownImage = localImage;
