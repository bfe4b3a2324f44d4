/** The public image that is used where nothing else was said: pinned, so that a run can be repeated. */
export const defaultImage = 'nicolaka/netshoot:v0.16';

/** The image that `netshoot-run image build` makes on this machine. */
export const localImage = 'netshoot-run/netshoot:local';

/** An image, and why it was chosen. */
export interface ChosenImage {
  readonly image: string;
  readonly from: 'flag' | 'environment' | 'local' | 'default';
}

/** What the choice is made of. */
export interface ImageWishes {
  /** The value of `--image`. */
  readonly flag?: string | undefined;
  /** The process environment; `NETSHOOT_IMAGE` counts, an empty one does not. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when the engine has the image already. */
  readonly present: (image: string) => Promise<boolean>;
}

/** Which image a run uses: `--image`, then `NETSHOOT_IMAGE`, then the local one if it is present, then the default. */
export async function chooseImage({ flag, env, present }: ImageWishes): Promise<ChosenImage> {
  if (flag !== undefined && flag !== '') return { image: flag, from: 'flag' };
  const named = env.NETSHOOT_IMAGE;
  if (named !== undefined && named !== '') return { image: named, from: 'environment' };
  if (await present(localImage)) return { image: localImage, from: 'local' };
  return { image: defaultImage, from: 'default' };
}
