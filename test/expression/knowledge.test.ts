import { describe, expect, test } from 'vitest';
import { Knowledge } from '../../src/expression/knowledge.ts';
import type { Ending } from '../../src/model/evidence.ts';
import type { Playbook } from '../../src/model/playbook.ts';
import { playbookOf, recordOf, skippedFor } from '../util/small.ts';

const playbook = playbookOf(`
params:
  name: { type: hostname, description: A name }
steps:
  - { id: a, use: look, with: { host: web } }
  - { id: b, use: look, with: { host: web } }
  - { id: each, use: look, for_each: "steps.a.names", with: { host: "\${{ item }}" } }
facts:
  up: steps.a.up
  both: facts.up && steps.b.up
  all_up: steps.each.all(e, e.up)
checks:
  - { id: a-up, title: A is up, expr: facts.up, say: A is down }
  - { id: both-up, title: Both are up, expr: facts.both, say: One is down }
  - { id: all-up, title: All are up, expr: facts.all_up, say: One of all is down }
  - { id: named, title: It has a name, expr: has(params.name), say: It has none, severity: warn }
`);

function step(id: string): Playbook['steps'][number] {
  const found = playbook.steps.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

function fresh(): Knowledge {
  return new Knowledge(playbook, {
    params: { name: 'web' },
    to: { host: 'api' },
    target: { engine: 'docker' },
    peer: {},
  });
}

describe('what is known', () => {
  test('before anything ran, it is what the user gave', () => {
    expect(fresh().context({ item: 'x' })).toEqual({
      steps: {},
      facts: {},
      params: { name: 'web' },
      to: { host: 'api' },
      target: { engine: 'docker' },
      peer: {},
      locals: { item: 'x' },
      why: { steps: {}, facts: {}, params: {} },
    });
  });

  test('a step adds its value, with how long it took and its exit code', () => {
    const knowledge = fresh();
    knowledge.add(step('a'), [recordOf('a', { printed: { up: true }, ending: { how: 'exited', code: 3 } })]);
    expect(knowledge.context().steps).toEqual({ a: { up: true, exit_code: 3, duration_ms: 5 } });
  });

  test('a step for each item is a list in order; an item without a reading has only its name', () => {
    const knowledge = fresh();
    knowledge.add(step('each'), [
      recordOf('each', { item: 'x', index: 0, printed: { up: true } }),
      recordOf('each', { item: 'y', index: 1, printed: 'no JSON' }),
    ]);
    const { steps, why } = knowledge.context();
    expect(steps).toEqual({ each: [{ up: true, item: 'x', exit_code: 0, duration_ms: 5 }, { item: 'y' }] });
    expect(why.steps).toEqual({ each: 'what step each for y printed could not be read: JSON is expected' });
  });

  test('a list without items is an empty list; a list that was not begun is not known', () => {
    const empty = fresh();
    empty.add(step('each'), []);
    expect(empty.context().steps).toEqual({ each: [] });
    const told = fresh();
    told.add(step('each'), [recordOf('each', { ending: skippedFor('empty_list', 'nothing to run it for') })]);
    expect([told.context().steps, told.context().why.steps]).toEqual([{ each: [] }, {}]);
    const skipped = fresh();
    skipped.add(step('each'), [recordOf('each', { ending: skippedFor('no_input', 'a gave nothing') })]);
    expect(skipped.context().steps).toEqual({});
    expect(skipped.context().why.steps).toEqual({ each: 'a gave nothing' });
  });
});

describe('facts', () => {
  test('are computed once, when every step that they reach has ended, through other facts too', () => {
    const knowledge = fresh();
    knowledge.add(step('b'), [recordOf('b', { printed: { up: true } })]);
    expect(knowledge.context().facts).toEqual({});
    knowledge.add(step('a'), [recordOf('a', { printed: { up: true } })]);
    expect(knowledge.context().facts).toEqual({ up: true, both: true });
    // A step that ends again (a replay with a stray record) does not change what was concluded.
    knowledge.add(step('a'), [recordOf('a', { printed: { up: false } })]);
    expect(knowledge.context().facts).toEqual({ up: true, both: true });
  });

  test('without a value they say why, and so does what rests on them', () => {
    const knowledge = fresh();
    knowledge.add(step('a'), [recordOf('a', { printed: 'garbage' })]);
    knowledge.add(step('b'), [recordOf('b', { printed: { up: true } })]);
    const because = 'what step a printed could not be read: JSON is expected';
    expect(knowledge.context().facts).toEqual({});
    expect(knowledge.context().why.facts).toEqual({ up: because, both: because });
  });

  test('one that is decided without a missing reading has a value', () => {
    const knowledge = fresh();
    knowledge.add(step('a'), [recordOf('a', { printed: { up: false } })]);
    knowledge.add(step('b'), [recordOf('b', { printed: 'garbage' })]);
    expect(knowledge.context().facts).toEqual({ up: false, both: false });
  });
});

describe('a gap says what is missing and whose decision that was', () => {
  const lost = (how: 'tool_missing' | 'not_permitted' | 'not_found' | 'lost' | 'aborted'): Ending => ({
    how,
    because: 'the reason',
  });
  const cases: readonly (readonly [Ending | undefined, string, string, string])[] = [
    [skippedFor('not_applicable', 'the reason'), '', 'not_applicable', 'the reason'],
    [skippedFor('no_input', 'the reason'), '', 'no_input', 'the reason'],
    [skippedFor('could_not_look', 'the reason'), '', 'could_not_look', 'the reason'],
    [skippedFor('not_allowed', 'the reason'), '', 'could_not_look', 'the reason'],
    [lost('tool_missing'), '', 'could_not_look', 'the reason'],
    [lost('not_permitted'), '', 'could_not_look', 'the reason'],
    [lost('not_found'), '', 'could_not_look', 'the reason'],
    [lost('lost'), '', 'could_not_look', 'the reason'],
    [lost('aborted'), '', 'could_not_look', 'the reason'],
    [
      { how: 'deadline', after_ms: 100 },
      'half a',
      'could_not_look',
      'what step a printed could not be read: JSON is expected',
    ],
    [undefined, 'garbage', 'could_not_look', 'what step a printed could not be read: JSON is expected'],
  ];

  test.each(cases)('%j', (ending, printed, reason, because) => {
    const knowledge = fresh();
    knowledge.add(step('a'), [recordOf('a', { printed, ...(ending === undefined ? {} : { ending }) })]);
    expect(knowledge.gaps(expressionOf('a-up').references)).toEqual([{ step: 'a', reason, because }]);
  });

  test('there is none for a step with a value, and none for a step that nothing asks about', () => {
    const knowledge = fresh();
    knowledge.add(step('a'), [recordOf('a', { printed: { up: true } })]);
    knowledge.add(step('b'), [recordOf('b', { printed: 'garbage' })]);
    expect(knowledge.gaps(expressionOf('a-up').references)).toEqual([]);
    expect(knowledge.gaps(expressionOf('named').references)).toEqual([]);
    expect(knowledge.gaps(expressionOf('both-up').references).map((gap) => gap.step)).toEqual(['b']);
  });
});

function expressionOf(check: string) {
  const found = playbook.checks.find(({ id }) => id === check);
  if (found === undefined) throw new Error(`no check ${check}`);
  return found.expr;
}

describe('while steps still run', () => {
  const early = playbookOf(`
steps:
  - { id: quick, use: look, with: { host: web } }
  - { id: slow, use: look, with: { host: web } }
facts:
  either: steps.quick.up || steps.slow.up
  chosen: 'steps.quick.up ? ["quick"] : steps.slow.names'
  slow_there: has(steps.slow)
  through: facts.chosen.size() == 1
checks:
  - { id: either, title: One is up, expr: facts.either, say: None is up }
  - { id: chosen, title: One is chosen, expr: facts.chosen.size() > 0, say: None is chosen }
  - { id: there, title: The slow one is there, expr: facts.slow_there, say: It is not there }
  - { id: through, title: One is chosen through a fact, expr: facts.through, say: None is }
  - { id: both, title: Both are up, expr: steps.quick.up && steps.slow.up, say: One is down }
`);
  const by = (id: string) => {
    const check = early.checks.find((candidate) => candidate.id === id);
    if (check === undefined) throw new Error(`no check ${id}`);
    return check.expr;
  };
  const quickly = (up: boolean) => {
    const knowledge = new Knowledge(early, { params: {}, to: {}, target: {}, peer: {} });
    const [first] = early.steps;
    if (first !== undefined) knowledge.add(first, [recordOf('quick', { printed: { up } })]);
    return knowledge;
  };
  const sofar = (knowledge: Knowledge, id: string) => {
    const outcome = knowledge.sofar(() => by(id).evaluate(knowledge.context()));
    return outcome?.kind === 'value' ? outcome.value : outcome;
  };

  test.each([
    ['either', true, true],
    ['chosen', true, true],
    ['through', true, true],
    ['both', false, false],
  ] as const)('%s is decided by what has ended, when that is %s', (id, up, value) => {
    expect(sofar(quickly(up), id)).toBe(value);
  });

  test.each([
    ['either', false],
    ['chosen', false],
    ['through', false],
    ['both', true],
    ['there', true],
  ] as const)('%s is not decided when what has ended is %s', (id, up) => {
    expect(sofar(quickly(up), id)).toBeUndefined();
  });

  test('what was decided early is what it is at the end, whatever the rest says', () => {
    for (const up of [true, false]) {
      const knowledge = quickly(true);
      const before = sofar(knowledge, 'either');
      const slow = early.steps[1];
      if (slow !== undefined) knowledge.add(slow, [recordOf('slow', { printed: { up } })]);
      expect(by('either').evaluate(knowledge.context())).toMatchObject({ kind: 'value', value: before });
    }
  });

  test('a word that is missing for good is unknown at once, not pending', () => {
    const knowledge = new Knowledge(early, { params: {}, to: {}, target: {}, peer: {} });
    const [first] = early.steps;
    if (first !== undefined)
      knowledge.add(first, [recordOf('quick', { ending: skippedFor('not_applicable', 'it does not apply here') })]);
    const slow = early.steps[1];
    if (slow !== undefined) knowledge.add(slow, [recordOf('slow', { printed: { up: true } })]);
    expect(sofar(knowledge, 'both')).toMatchObject({ kind: 'unknown' });
  });
});
