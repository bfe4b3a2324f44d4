import { describe, expect, test } from 'vitest';
import { conclude } from '../../src/diagnose/conclude.ts';
import { Knowledge } from '../../src/expression/knowledge.ts';
import type { Cause, StepRecord } from '../../src/model/report.ts';
import { playbookOf, recordOf, skippedFor } from '../util/small.ts';

/** The one cause of a playbook whose cause has the given lines. */
function causeOf(lines: string, records: readonly StepRecord[]): Cause {
  const playbook = playbookOf(`
steps:
  - { id: a, use: look, with: { host: web } }
  - { id: each, use: look, for_each: steps.a.names, with: { host: "\${{ item }}" } }
checks:
  - { id: c, title: C, expr: steps.a.up, say: Not C }
causes:
  - code: x.y
    title: X
    when: "!steps.a.up"
    object: \${{ steps.a.status }}
    explains: [c]
${lines.includes('fix:') ? '' : '    fix: [{ say: Mend it }]\n'}${lines}`);
  const knowledge = new Knowledge(playbook, { params: {}, to: {}, target: {}, peer: {} });
  for (const step of playbook.steps) {
    knowledge.add(
      step,
      records.filter(({ id }) => id === step.id),
    );
  }
  const [cause] = conclude(playbook, knowledge, records).causes;
  if (cause === undefined) throw new Error('no cause');
  return cause;
}

const PRINTED = '\n{"up": false,\n "names": ["p", "q"],\n "status": "Q"}\n';
const a = recordOf('a', { printed: PRINTED, stderr: 'look: warning\nlook: Host Unreachable\n' });
const each = [
  recordOf('each', { item: 'p', index: 0, printed: '{"up": true}' }),
  recordOf('each', { item: 'Q', index: 1, printed: '{"up": false}' }),
];

describe('the lines that show a cause', () => {
  test('are the first one that is not blank, when nothing is looked for', () => {
    expect(causeOf('', [a]).evidence).toEqual([{ step: 'a', stream: 'stdout', line: 2, text: '{"up": false,' }]);
  });

  test('are the first one that holds a text, in any case of letters, also on stderr', () => {
    const lines = '    evidence: [{ step: a, contains: [nowhere, "host unreachable", names] }]';
    expect(causeOf(lines, [a]).evidence).toEqual([
      { step: 'a', stream: 'stderr', line: 2, text: 'look: Host Unreachable' },
    ]);
  });

  test('are looked for with what was seen', () => {
    const lines = '    evidence: [{ step: a, contains: ["\\"status\\": \\"${{ object }}"] }]';
    expect(causeOf(lines, [a]).evidence).toEqual([{ step: 'a', stream: 'stdout', line: 4, text: '"status": "Q"}' }]);
  });

  test('are cut around what was looked for, when they are long', () => {
    const long = recordOf('a', { printed: `{"up": false, "status": "${'s'.repeat(400)}", "dev": "tun0", "drops": 7}` });
    const [shown] = causeOf('    evidence: [{ step: a, contains: tun0 }]', [long]).evidence;
    expect(shown?.text).toBe(`…${'s'.repeat(29)}", "dev": "tun0", "drops": 7}`);
  });

  test('are those of one item, when an item is named', () => {
    const lines = '    evidence: [{ step: each, item: "${{ object }}" }]';
    expect(causeOf(lines, [a, ...each]).evidence).toEqual([
      { step: 'each', item: 'Q', stream: 'stdout', line: 1, text: '{"up": false}' },
    ]);
  });

  test('are told once, however many sources lead there', () => {
    const lines = '    evidence: [{ step: a, contains: [up] }, { step: a }, { step: each, item: gone }]';
    expect(causeOf(lines, [a, ...each]).evidence).toEqual([
      { step: 'a', stream: 'stdout', line: 2, text: '{"up": false,' },
    ]);
  });

  test('are not how a command ended that printed other things, unless there is nothing else', () => {
    const nowhere = '{ step: each, item: p, contains: nowhere }';
    expect(causeOf(`    evidence: [${nowhere}, { step: a, contains: [up] }]`, [a, ...each]).evidence).toEqual([
      { step: 'a', stream: 'stdout', line: 2, text: '{"up": false,' },
    ]);
    expect(causeOf(`    evidence: [${nowhere}]`, [a, ...each]).evidence).toEqual([
      { step: 'each', item: 'p', text: 'look exited with 0' },
    ]);
  });

  test('hold no control characters, and are cut', () => {
    const printed = `{"up": false, "note": "\\u001b[31mred", "status": "\u202ex", "pad": "${'x'.repeat(500)}"}`;
    const [line] = causeOf('', [recordOf('a', { printed })]).evidence;
    expect(line?.text).toMatch(/^[^\u0000-\u001f\u202e]{300}$/);
    expect(line?.text.endsWith('…')).toBe(true);
  });
});

describe('silence is evidence too', () => {
  const lines = (step: string) => `    evidence: [{ step: ${step}, contains: [anything] }]`;
  const silent = (ending: StepRecord['ending'], stderr = '') =>
    causeOf(lines('each'), [a, recordOf('each', { item: 'p', index: 0, printed: '', stderr, ending })]).evidence;

  test.each<readonly [StepRecord['ending'], string]>([
    [{ how: 'exited', code: 9 }, 'look exited with 9 and printed nothing'],
    [{ how: 'signaled', signal: 9 }, 'look was ended by signal 9 and printed nothing'],
    [{ how: 'deadline', after_ms: 2500 }, 'look did not end within 2.5 s and printed nothing'],
    [{ how: 'tool_missing', because: 'look is not in the image' }, 'look: look is not in the image'],
    [{ how: 'lost', because: 'the session ended' }, 'look: the session ended'],
  ])('%j', (ending, text) => {
    expect(silent(ending)).toEqual([{ step: 'each', item: 'p', text }]);
  });

  test('a command that printed something else is told by its end', () => {
    expect(silent({ how: 'exited', code: 1 }, 'something else')).toEqual([
      { step: 'each', item: 'p', text: 'look exited with 1' },
    ]);
  });

  test('a step that was skipped shows nothing', () => {
    expect(silent(skippedFor('no_input', 'why'))).toEqual([]);
  });
});

describe('a command to paste', () => {
  const fix = (run: string, status: string) =>
    causeOf(`    fix:\n      - { say: "Look at \${{ object }}", run: ${run} }`, [
      recordOf('a', { printed: { up: false, status } }),
    ]).fix;

  test('has each value as one word of a POSIX shell', () => {
    expect(fix('"dig @${{ object }} . NS"', '192.0.2.53')).toEqual([
      { say: 'Look at 192.0.2.53', run: 'dig @192.0.2.53 . NS', risk: 'none' },
    ]);
  });

  test.each([
    ['$(id)', "'$(id)'"],
    ['`id`', "'`id`'"],
    ['a; rm -rf /', "'a; rm -rf /'"],
    ["it's", "'it'\\''s'"],
    ['', "''"],
    ['a|b&c>d', "'a|b&c>d'"],
  ])('a stranger’s %s does nothing in it', (status, quoted) => {
    expect(fix('"look ${{ object }} now"', status)[0]?.run).toBe(`look ${quoted} now`);
    expect(fix('"look ${{ steps.a.status }} now"', status)[0]?.run).toBe(`look ${quoted} now`);
  });

  test('is one line without control characters', () => {
    expect(fix('"look ${{ object }}"', 'a\nid\u001b[31m')[0]?.run).toMatch(/^look '[^\u0000-\u001f]*'$/);
  });
});
