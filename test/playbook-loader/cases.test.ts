import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cases, load, screenOf } from './screen.ts';

/** Set to write the screens anew; read the difference before it is committed. */
const write = process.env.UPDATE_SCREENS === '1';

describe('each mistake in a playbook has its screen', () => {
  const files = readdirSync(cases).filter((name) => name.endsWith('.yaml') && !name.endsWith('.inc.yaml'));
  test.each(files)('%s', (file) => {
    const screen = screenOf(load(file, readFileSync(join(cases, file))));
    const expected = join(cases, file.replace(/yaml$/, 'expected.txt'));
    if (write) writeFileSync(expected, screen);
    expect(screen).toBe(readFileSync(expected, 'utf8'));
  });
});
