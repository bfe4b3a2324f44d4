import { expect, it } from 'vitest';
import { builtInFolder, loadByName } from '../../src/pipeline/library.ts';
import { playbookFiles } from '../../src/playbook/discover.ts';

function load(name: string) {
  const loaded = loadByName(name);
  if (loaded.kind !== 'playbook') throw new Error(`${name} does not load: ${JSON.stringify(loaded).slice(0, 2000)}`);
  return loaded.playbook;
}

const triage = load('triage');

it('triage knows every cause that a playbook of the package knows', () => {
  const known = new Set(triage.causes.map(({ code }) => code));
  const others = [...playbookFiles(builtInFolder()).keys()].flatMap((name) => load(name).causes);
  expect(others.filter(({ code }) => !known.has(code)).map(({ code }) => code)).toEqual([]);
});

it('all that a cause explains or gives way to is a check or a cause of some playbook', () => {
  const known = new Set([...triage.checks.map(({ id }) => id), ...triage.causes.map(({ code }) => code)]);
  const wrong = triage.causes.flatMap(({ code, explains, unless }) =>
    [...explains, ...unless].filter((name) => !known.has(name)).map((name) => `${code}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

it('a run of triage ends within a minute', () => {
  expect(triage.deadlineMs).toBeLessThan(60_000);
});
