import { chooseImage, localImage } from '../engine/default-image.ts';
import { run } from '../engine/exec.ts';

export { defaultImage, localImage } from '../engine/default-image.ts';
export { cleanUp } from '../engine/docker-cleanup.ts';
export { type EngineChoice, findTarget } from '../engine/find.ts';
export { buildImage } from '../engine/image.ts';
export { checkImage } from '../engine/image-check.ts';
export type { ClusterFlags } from '../engine/kubernetes/kubectl.ts';

/** Looks at once whether the image that was built here is on the engine, so that the answer is there when it is asked for. */
export function startImageChoice(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): () => Promise<string> {
  const chosen = chooseImage({ flag, env, present });
  chosen.catch(() => {});
  return async () => (await chosen).image;
}

/** The image of a run in a cluster: nodes have none that was built on this machine. */
export function imageForCluster(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): () => Promise<string> {
  return async () => (await chooseImage({ flag, env, present: async () => false })).image;
}

/** The name of the image that a run would use. */
export async function chosenImage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  return (await chooseImage({ flag, env, present })).image;
}

async function present(image: string): Promise<boolean> {
  const result = await run(['docker', 'image', 'inspect', '--format', '{{.Id}}', image], { timeoutMs: 15_000 });
  return result.how === 'exited' && result.code === 0;
}

/** The name of the image that `image build` makes. */
export const ownImage = localImage;
