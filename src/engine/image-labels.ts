/** What an image of ours says about itself. */
export interface ImageFacts {
  /** Hash of the recipe (`imageRecipe`). */
  readonly recipe: string;
  /** The version of netshoot-run that built it. */
  readonly version: string;
  /** RFC 3339, UTC. */
  readonly created: string;
  /** The Debian or Ubuntu release it is made of. */
  readonly suite: string;
}

/** Says that an image is one of ours; its value is `1`. */
export const IMAGE_LABEL = 'netshoot-run.image';
/** Holds the hash of the recipe. */
export const RECIPE_LABEL = 'netshoot-run.recipe';

/** The labels that depend on the build. */
export function buildLabels(facts: ImageFacts): Readonly<Record<string, string>> {
  return {
    [RECIPE_LABEL]: facts.recipe,
    'netshoot-run.suite': facts.suite,
    'org.opencontainers.image.version': facts.version,
    'org.opencontainers.image.created': facts.created,
  };
}

/** The same configuration that the Dockerfile gives, as `docker import --change` wants it. */
export function importChanges(facts: ImageFacts, dockerfile: string): readonly string[] {
  const fixed = /^(?:ENV|LABEL|CMD) (?:[^\\\n]|\\\n|\\.)*$/gm;
  const labels = Object.entries(buildLabels(facts)).map(([key, value]) => `LABEL ${key}=${JSON.stringify(value)}`);
  return [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ...[...dockerfile.matchAll(fixed)].map(([text]) => text.replace(/\\\n\s*/g, '')),
    ...labels,
  ];
}
