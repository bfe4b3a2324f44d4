import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** Outputs that another project collected, with its values and a scorer; they are no part of this project. */
const corpus = process.env.NSR_CORPUS || join(root, '../shared/corpus');
const scorer = join(corpus, 'leaf-recall.mjs');
const main = join(root, 'dist/main.js');
const lacks = [
  existsSync(scorer) ? undefined : 'needs a corpus of outputs: NSR_CORPUS names its folder',
  existsSync(main) ? undefined : 'needs dist/main.js: npm run build makes it',
].find((reason) => reason !== undefined);

test('at least 99 of 100 values that another reader finds in its own collection are found here', ({ skip }) => {
  if (lacks !== undefined) return skip(lacks);
  const { status, stdout } = spawnSync(
    process.execPath,
    [scorer, join(corpus, 'jc'), '--min', '99', '--list', '--', process.execPath, main, 'parse'],
    { encoding: 'utf8' },
  );
  expect([status, stdout], stdout).toEqual([0, expect.stringContaining(' leaves, ')]);
}, 180_000);
