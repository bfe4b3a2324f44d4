import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Reading } from '../../src/model/evidence.ts';
import type { ReadInput } from '../../src/model/tool.ts';

const here = new URL('.', import.meta.url).pathname;

/** One recorded output and the reading expected of it. */
export interface Fixture {
  readonly tool: string;
  readonly name: string;
  readonly input: ReadInput;
  readonly expected: Reading | undefined;
}

function load(tool: string, path: string): Fixture {
  const { from: _, ...input } = JSON.parse(readFileSync(path, 'utf8'));
  const beside = path.replace(/\.json$/, '.value.json');
  return {
    tool,
    name: basename(path, '.json'),
    input,
    expected: existsSync(beside) ? JSON.parse(readFileSync(beside, 'utf8')) : undefined,
  };
}

/** Every recorded output of every tool: test/tools/<tool>/fixtures/<image>-<case>.json. */
export const fixtures: readonly Fixture[] = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, 'fixtures')))
  .flatMap(({ name }) =>
    readdirSync(join(here, name, 'fixtures'))
      .filter((file) => file.endsWith('.json') && !file.endsWith('.value.json'))
      .sort()
      .map((file) => load(name, join(here, name, 'fixtures', file))),
  );

/** What a tool's value says of health: test/tools/<tool>/health.json. */
export interface Health {
  /** The fields of the value that are true only when the network is well. */
  readonly fields: readonly string[];
  /** Tools whose output this one reads rightly too. */
  readonly alike?: readonly string[];
}

export const health: ReadonlyMap<string, Health> = new Map(
  readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = join(here, name, 'health.json');
      return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8'))] as const] : [];
    }),
);

/** Where a tool's fixtures are: tools that only run elsewhere share those of the tool they are made from. */
export function folderOf(tool: string): string {
  return tool.replace(/-here$/, '');
}
