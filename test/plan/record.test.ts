import { describe, expect, test } from 'vitest';
import type { Ending, Evidence } from '../../src/model/evidence.ts';
import type { StepRecord } from '../../src/model/report.ts';
import type { Command } from '../../src/plan/expand.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { read, recordCommand, recordSkip } from '../../src/plan/record.ts';
import { playbookOf, skippedFor, smallTools } from '../util/small.ts';

const command: Command = {
  step: 'a',
  title: 'Look at x',
  vantage: 'target',
  tool: 'look',
  with: { host: 'x' },
  item: 'x',
  index: 0,
  request: { kind: 'exec', argv: ['look'], deadlineMs: 1000 },
};
const evidence: Evidence = {
  argv: ['look', 'host=x'],
  ending: { how: 'exited', code: 0 },
  stdout: '{"up":true}',
  stderr: 'warning',
  cut: false,
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 12,
};
const record: StepRecord = {
  id: 'a',
  item: 'x',
  index: 0,
  title: 'Look at x',
  tool: 'look',
  with: { host: 'x' },
  vantage: 'target',
  argv: ['look', 'host=x'],
  ending: { how: 'exited', code: 0 },
  stdout: '{"up":true}',
  stderr: 'warning',
  started_at: '2026-01-01T00:00:00.000Z',
  duration_ms: 12,
};

describe('a command is recorded', () => {
  test('with all that it printed, and what its tool makes of it', () => {
    expect(recordCommand(command, evidence, smallTools)).toEqual({ ...record, value: { up: true } });
  });

  test('with the line that could not be read', () => {
    expect(recordCommand(command, { ...evidence, stdout: 'no\nJSON', cut: true }, smallTools)).toEqual({
      ...record,
      stdout: 'no\nJSON',
      cut: true,
      unreadable: { line: 1, text: 'no', because: 'JSON is expected' },
    });
  });

  test('with its output as value when nothing reads it', () => {
    const plain = { ...command, tool: undefined, with: undefined, item: undefined, index: undefined };
    const { item: _item, index: _index, tool: _tool, with: _with, ...rest } = record;
    expect(recordCommand(plain, evidence, smallTools)).toEqual({
      ...rest,
      value: { stdout: '{"up":true}', stderr: 'warning' },
    });
  });

  test('with a list as value, under items', () => {
    expect(recordCommand(command, { ...evidence, stdout: '[1, 2]' }, smallTools).value).toEqual({ items: [1, 2] });
  });
});

test('a skip is recorded with its reason and its moment', () => {
  const plan = makePlan(playbookOf('steps: [{ id: a, use: own }]'), {}, undefined, smallTools, false);
  const [planned] = plan.steps;
  if (planned === undefined) throw new Error('no step');
  const ending = skippedFor('no_input', 'why');
  const at = new Date('2026-01-01T00:00:00Z');
  expect(recordSkip(planned, 'A title', { item: 'x', index: 2, ending }, at)).toEqual({
    id: 'a',
    item: 'x',
    index: 2,
    title: 'A title',
    vantage: 'inside',
    argv: [],
    ending,
    stdout: '',
    stderr: '',
    started_at: '2026-01-01T00:00:00.000Z',
    duration_ms: 0,
  });
});

describe('an ending gives a reading or it does not', () => {
  const reason = { because: 'why' };
  const told: readonly Ending[] = [
    { how: 'exited', code: 0 },
    { how: 'exited', code: 9 },
    { how: 'signaled', signal: 9 },
    { how: 'deadline', after_ms: 100 },
  ];
  const untold: readonly Ending[] = [
    { how: 'tool_missing', ...reason },
    { how: 'not_permitted', ...reason },
    { how: 'not_found', ...reason },
    { how: 'lost', ...reason },
    { how: 'aborted', ...reason },
    skippedFor('no_input', 'why'),
  ];

  test.each(told)('%j: what was printed is read', (ending) => {
    expect(read({ ...record, ending }, smallTools).value).toEqual({ up: true });
  });

  test.each(untold)('%j: nothing is read, whatever was printed', (ending) => {
    expect(read({ ...record, ending }, smallTools)).toEqual({ ...record, ending });
    const { tool: _tool, ...plain } = record;
    expect(read({ ...plain, ending }, smallTools)).toEqual({ ...plain, ending });
  });

  test('a file that does not exist is an answer', () => {
    const ending: Ending = { how: 'not_found', because: 'no such file' };
    expect(read({ ...record, tool: 'conf', ending, stdout: '' }, smallTools).value).toEqual({ status: 'absent' });
  });
});

describe('a saved record is read anew', () => {
  test('what was made of it then is dropped', () => {
    const saved = { ...record, value: { up: false }, unreadable: { line: 3, text: 'x', because: 'y' } };
    expect(read(saved, smallTools)).toEqual({ ...record, value: { up: true } });
    expect(read({ ...saved, ending: { how: 'lost', because: 'why' } }, smallTools)).toEqual({
      ...record,
      ending: { how: 'lost', because: 'why' },
    });
  });

  test('a tool that is not known any more reads nothing: its text is the value', () => {
    expect(read({ ...record, tool: 'gone' }, smallTools).value).toEqual({ stdout: '{"up":true}', stderr: 'warning' });
  });
});
