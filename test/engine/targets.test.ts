import { describe, expect, test } from 'vitest';
import { findTargets, usualConcurrency } from '../../src/engine/targets.ts';

const none = { all: false, selectors: [] } as const;

describe('several targets', () => {
  test('are a list to be looked up one by one: nothing is asked of an engine before', async () => {
    const found = await findTargets(['web', 'docker:api', 'netns:blue', 'host'], none, 'auto');
    expect(found.ok && found.value.map(({ ref }) => ref)).toEqual(['web', 'docker:api', 'netns:blue', 'host']);
  });

  test('that are one target twice are one', async () => {
    const found = await findTargets(['web', 'docker:web', 'web'], none, 'auto');
    expect(found.ok && found.value.length).toBe(1);
  });

  test('of which one is mistyped are an error before anything is run', async () => {
    const found = await findTargets(['web', 'dokcer:api'], none, 'auto');
    expect(found.ok ? '' : [found.trouble.exit, found.trouble.what]).toEqual([
      2,
      '"dokcer:api" is no target: there is no kind of target called "dokcer". Did you mean "docker"?',
    ]);
  });

  test('with --all, a name that stands for one thing is that thing', async () => {
    const found = await findTargets(['netns:blue', 'pid:12'], { ...none, all: true }, 'local');
    expect(found.ok && found.value.map(({ ref }) => ref)).toEqual(['netns:blue', 'pid:12']);
  });

  test.each([['=web'], ['--all'], ['a b'], [''], ['a,b=c'], ['a\n=b']])(
    'a selector %j is refused before it meets a command',
    async (label) => {
      const found = await findTargets([], { all: false, selectors: [label] }, 'auto');
      expect(found.ok ? 0 : found.trouble.exit).toBe(2);
    },
  );

  test('by label are refused where there are no labels', async () => {
    const found = await findTargets([], { all: false, selectors: ['app=web'] }, 'local');
    expect(found.ok ? '' : found.trouble.what).toBe('the local engine knows no labels');
  });
});

test('how many at a time is a number that any machine can do', () => {
  expect(usualConcurrency()).toBeGreaterThanOrEqual(2);
  expect(usualConcurrency()).toBeLessThanOrEqual(16);
});
