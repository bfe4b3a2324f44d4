import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Knowledge } from '../../src/expression/knowledge.ts';
import type { StepRecord } from '../../src/model/report.ts';
import { type Expansion, expandStep, type Leave } from '../../src/plan/expand.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { playbookOf, recordOf, skippedFor, smallTools } from '../util/small.ts';

const FREELY: Leave = { allowIntrusive: true, denied: {} };

interface Given {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly to?: Readonly<Record<string, unknown>>;
  readonly records?: readonly StepRecord[];
  readonly leave?: Leave;
}

/** What becomes of the last step of a playbook, once the others have the given records. */
function expand(yaml: string, { params = {}, to = {}, records = [], leave = FREELY }: Given = {}): Expansion {
  const playbook = playbookOf(yaml);
  const knowledge = new Knowledge(playbook, { params, to, target: {}, peer: {} });
  for (const step of playbook.steps.slice(0, -1))
    knowledge.add(
      step,
      records.filter(({ id }) => id === step.id),
    );
  const plan = makePlan(playbook, {}, undefined, smallTools, true);
  const last = playbook.steps.at(-1);
  const planned = plan.steps.find(({ step }) => step === last);
  if (planned === undefined) throw new Error('no step');
  return expandStep(planned, knowledge, smallTools, leave);
}

/** The argv of each command, or the reason of each skip. */
function outcomes(expansion: Expansion): readonly unknown[] {
  return expansion.planned.map((entry) =>
    entry.kind === 'skip'
      ? 'reason' in entry.ending
        ? { [entry.ending.reason ?? '']: entry.ending.because }
        : entry.ending
      : entry.command.request.kind === 'exec'
        ? entry.command.request.argv
        : entry.command.request.kind === 'file'
          ? { file: entry.command.request.path }
          : { [entry.command.request.kind]: entry.command.request.name },
  );
}

const A = '  - { id: a, use: look, with: { host: web } }\n';
const up = recordOf('a', { printed: { up: true, names: ['x', 'y'], status: 'ok' } });
const unread = recordOf('a', { printed: 'garbage' });
const WHY = 'what step a printed could not be read: JSON is expected';

describe('when', () => {
  const yaml = `steps:\n${A}  - { id: b, title: Look, use: look, when: steps.a.up, with: { host: web } }`;

  test('true: the step runs, with its defaults filled in and the deadline that its tool gives', () => {
    expect(expand(yaml, { records: [up] })).toEqual({
      title: 'Look',
      oneAtATime: false,
      paceMs: 0,
      planned: [
        {
          kind: 'command',
          command: {
            step: 'b',
            title: 'Look',
            vantage: 'target',
            tool: 'look',
            with: { host: 'web', wait: 2000 },
            item: undefined,
            index: undefined,
            request: { kind: 'exec', argv: ['look', 'host=web', 'wait=2000'], deadlineMs: 3000 },
          },
        },
      ],
    });
  });

  test('false: the playbook decided that it does not apply', () => {
    expect(outcomes(expand(yaml, { records: [recordOf('a', { printed: { up: false } })] }))).toEqual([
      { not_applicable: 'it does not apply here' },
    ]);
  });

  test('unknown because something could not be read: we could not look either', () => {
    expect(outcomes(expand(yaml, { records: [unread] }))).toEqual([{ could_not_look: WHY }]);
  });

  test('unknown because the playbook left the other step out: there is no input', () => {
    const records = [recordOf('a', { ending: skippedFor('not_applicable', 'not here') })];
    expect(outcomes(expand(yaml, { records }))).toEqual([{ no_input: 'not here' }]);
  });

  test('unknown because the field is absent: there is no input', () => {
    expect(outcomes(expand(yaml, { records: [recordOf('a', { printed: {} })] }))).toEqual([
      { no_input: 'up is absent in steps.a.up' },
    ]);
  });
});

describe('for_each', () => {
  const yaml = `steps:\n${A}  - { id: b, title: "Look at \${{ n }}", use: look, for_each: steps.a.names, as: n, one_at_a_time: true, pace: 50ms, with: { host: "\${{ n }}" } }`;

  test('gives one command for each item, in order, each with its own title', () => {
    const expansion = expand(yaml, { records: [up] });
    expect(outcomes(expansion)).toEqual([
      ['look', 'host=x', 'wait=2000'],
      ['look', 'host=y', 'wait=2000'],
    ]);
    const { title, oneAtATime, paceMs, planned } = expansion;
    expect({ title, oneAtATime, paceMs }).toEqual({ title: 'Look at …', oneAtATime: true, paceMs: 50 });
    expect(
      planned.map(
        (entry) => entry.kind === 'command' && [entry.command.title, entry.command.item, entry.command.index],
      ),
    ).toEqual([
      ['Look at x', 'x', 0],
      ['Look at y', 'y', 1],
    ]);
  });

  test('an empty list is told as such', () => {
    expect(outcomes(expand(yaml, { records: [recordOf('a', { printed: { names: [] } })] }))).toEqual([
      { empty_list: 'there is nothing to run it for' },
    ]);
  });

  test('an unknown list skips the step once', () => {
    expect(outcomes(expand(yaml, { records: [unread] }))).toEqual([{ could_not_look: WHY }]);
    expect(outcomes(expand(yaml, { records: [recordOf('a', { printed: {} })] }))).toEqual([
      { no_input: 'names is absent in steps.a.names' },
    ]);
  });

  test('an item that the tool does not take is skipped alone', () => {
    const records = [recordOf('a', { printed: { names: ['x', '-rf', 'y'] } })];
    expect(outcomes(expand(yaml, { records }))).toEqual([
      ['look', 'host=x', 'wait=2000'],
      {
        no_input:
          'look cannot be called so: argument "host" of look: "-rf" is no host: a label may not start with a dash',
      },
      ['look', 'host=y', 'wait=2000'],
    ]);
  });

  test('an item may be an object, or a number', () => {
    const objects = `steps:\n${A}  - { id: b, use: look, for_each: steps.a.hops, with: { host: "\${{ item.at }}" } }`;
    const expansion = expand(objects, { records: [recordOf('a', { printed: { hops: [{ at: 'x' }] } })] });
    expect(outcomes(expansion)).toEqual([['look', 'host=x', 'wait=2000']]);
    const [entry] = expansion.planned;
    expect(entry?.kind === 'command' ? entry.command.item : undefined).toBe('{"at":"x"}');
    const numbers = `steps:\n${A}  - { id: b, run: [sleep, "\${{ item }}"], for_each: "[1, 2.5]" }`;
    expect(outcomes(expand(numbers, { records: [up] }))).toEqual([
      ['sleep', '1'],
      ['sleep', '2.5'],
    ]);
  });
});

describe('an argument that is not known', () => {
  const yaml = (argument: string) => `
params:
  server: { type: host, description: Whom to ask }
steps:
${A}  - { id: b, use: look, with: { host: web, ${argument} } }`;

  test('is left out when it rests on what the user did not give', () => {
    for (const argument of [
      'server: "${{ params.server }}"',
      'server: "${{ to.host }}"',
      'server: "${{ target.name }}"',
    ])
      expect(outcomes(expand(yaml(argument), { records: [up] }))).toEqual([['look', 'host=web', 'wait=2000']]);
  });

  test('skips the step when it rests on a reading: the command would ask something else', () => {
    expect(outcomes(expand(yaml('server: "${{ steps.a.status }}"'), { records: [unread] }))).toEqual([
      { no_input: WHY },
    ]);
  });

  test('skips the step when the tool requires it', () => {
    const required = `
params:
  name: { type: host, description: A }
steps:
${A}  - { id: b, use: look, with: { host: "\${{ params.name }}" } }`;
    expect(outcomes(expand(required, { records: [up] }))).toEqual([{ no_input: 'no name was given' }]);
  });

  test('that is known and wrong skips the step with the reason', () => {
    expect(
      outcomes(expand(yaml('port: "${{ steps.a.ms }}"'), { records: [recordOf('a', { printed: { ms: 70000 } })] })),
    ).toEqual([{ no_input: 'look cannot be called so: argument "port" of look: "70000" is more than 65535' }]);
  });
});

describe('what may not run', () => {
  test('a step that loads the network, without leave', () => {
    expect(
      outcomes(expand('steps:\n  - { id: b, use: flood }', { leave: { allowIntrusive: false, denied: {} } })),
    ).toEqual([{ not_allowed: 'it loads the network: --allow intrusive lets it run' }]);
    expect(outcomes(expand('steps:\n  - { id: b, use: flood }'))).toEqual([['flood']]);
  });

  test('a step in a vantage that could not be had', () => {
    const leave = { allowIntrusive: false, denied: { host: 'there is no way onto the host' } };
    expect(outcomes(expand('steps:\n  - { id: b, run: [ss], vantage: host }', { leave }))).toEqual([
      { could_not_look: 'there is no way onto the host' },
    ]);
  });

  test('a question, where nobody can be asked', () => {
    expect(outcomes(expand('steps:\n  - { id: b, manual: { ask: Is it in?, answer: yes_no } }'))).toEqual([
      { could_not_look: 'nobody can be asked here' },
    ]);
  });
});

test('a tool that asks the engine asks nothing of the session, and does not apply where there is no engine to ask', () => {
  const yaml = 'steps:\n  - { id: b, use: beside }';
  const leave = { allowIntrusive: false, denied: { engine: 'the target is in no cluster' } };
  expect(outcomes(expand(yaml, { leave }))).toEqual([{ not_applicable: 'the target is in no cluster' }]);
  expect(expand(yaml).planned).toMatchObject([{ kind: 'command', command: { vantage: 'engine' } }]);
  expect(makePlan(playbookOf(yaml), {}, undefined, smallTools, true)).toMatchObject({ programs: [], capabilities: [] });
});

describe('a session that is not all that was wanted', () => {
  const access = {
    vantage: 'target' as const,
    rung: 'throwaway_pod' as const,
    where: 'netshoot-run-1-target',
    reused: false,
    stand_in: false,
    lacks: ['NET_RAW'],
    denied: [{ what: 'an ephemeral container', because: 'pods "web" is forbidden' }],
  };
  const leave = (more: Partial<typeof access>) => ({
    allowIntrusive: false,
    denied: {},
    access: [{ ...access, ...more }],
  });
  const yaml = 'steps:\n  - { id: b, use: look, with: { host: api.example } }';

  test('does not run a step whose capability it lacks, and says in the words of the API why', () => {
    expect(outcomes(expand(yaml, { leave: leave({}) }))).toEqual([
      { could_not_look: 'netshoot has no NET_RAW there: pods "web" is forbidden' },
    ]);
    expect(expand(yaml, { leave: leave({ lacks: ['NET_ADMIN'] }) }).planned).toMatchObject([{ kind: 'command' }]);
  });

  test('and stands beside the target runs what sends packets, and not what reads the namespace', () => {
    const beside = { leave: leave({ lacks: [], stand_in: true }) };
    expect(expand(yaml, beside).planned).toMatchObject([{ kind: 'command', command: { vantage: 'target' } }]);
    expect(outcomes(expand('steps:\n  - { id: b, run: [ss], behaviour: passive }', beside))).toEqual([
      {
        could_not_look:
          'netshoot is beside the target (netshoot-run-1-target), not in its network: pods "web" is forbidden',
      },
    ]);
  });
});

test('a tool that reads a file of the target asks for the file, not for a command', () => {
  expect(expand('steps:\n  - { id: b, use: conf, deadline: 3s }').planned).toEqual([
    {
      kind: 'command',
      command: {
        step: 'b',
        title: 'Runs conf',
        vantage: 'inside',
        tool: 'conf',
        with: {},
        item: undefined,
        index: undefined,
        request: { kind: 'file', path: '/etc/app.conf', deadlineMs: 3000 },
      },
    },
  ]);
});

describe('a command of the playbook’s own', () => {
  const run = (words: string, printed: unknown) =>
    outcomes(expand(`steps:\n${A}  - { id: b, run: [${words}] }`, { records: [recordOf('a', { printed })] }));

  test('has its options from the playbook, its values from anywhere', () => {
    expect(
      run('ip, -j, "--count=${{ steps.a.ms }}", "${{ steps.a.status }}", 5', { ms: 3, status: 'a b; id' }),
    ).toEqual([['ip', '-j', '--count=3', 'a b; id', '5']]);
  });

  test('does not take a value for an option', () => {
    expect(run('ip, "${{ steps.a.status }}"', { status: '--help' })).toEqual([
      { no_input: 'its argument 1 starts with a dash: "--help"' },
    ]);
    expect(run('"${{ steps.a.status }}"', { status: '-x' })).toEqual([
      { no_input: 'its argument 0 starts with a dash: "-x"' },
    ]);
  });

  test('does not take a NUL, which would end the argument early', () => {
    expect(run('ip, "x${{ steps.a.status }}"', { status: 'a\0b' })).toEqual([
      { no_input: 'its argument 1 holds a NUL' },
    ]);
  });

  test('is not run when a value of it is not known', () => {
    expect(run('ip, "${{ steps.a.status }}"', 'garbage')).toEqual([
      { no_input: `its argument 1 is not known: ${WHY}` },
    ]);
  });
});

describe('whatever a stranger wrote', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '$(id)',
      '`id`',
      '; rm -rf /',
      "' || id '",
      '"',
      '\n',
      'a\nb',
      '-rf',
      '--help=x',
      '${{ params.x }}',
      '*',
      '\\',
      '',
    ),
  );

  test('a value is one word of the command, as it is, or the command is not run', () => {
    const yaml = `steps:\n${A}  - { id: b, run: [ip, "\${{ steps.a.status }}", "to=\${{ steps.a.status }}"] }`;
    fc.assert(
      fc.property(hostile, (status) => {
        const [outcome] = outcomes(expand(yaml, { records: [recordOf('a', { printed: { status } })] }));
        if (/^-/.test(status) || status.includes('\0')) expect(outcome).toHaveProperty('no_input');
        else expect(outcome).toEqual(['ip', status, `to=${status}`]);
      }),
      { numRuns: 200 },
    );
  });

  test('a parameter of a tool is one word of the command, as it is, or the step is not run', () => {
    const yaml = `
params:
  note: { type: string, description: Any }
steps:
${A}  - { id: b, use: look, with: { host: web, note: "\${{ params.note }}" } }`;
    fc.assert(
      fc.property(hostile, (note) => {
        const [outcome] = outcomes(expand(yaml, { params: { note }, records: [up] }));
        if (Array.isArray(outcome)) expect(outcome).toEqual(['look', 'host=web', 'wait=2000', `note=${note}`]);
        else expect(outcome).toHaveProperty('no_input');
      }),
      { numRuns: 200 },
    );
  });

  test('what was seen is never read as an expression or a template', () => {
    const yaml = `steps:\n${A}  - { id: b, title: "See \${{ steps.a.status }}", use: look, with: { host: web, note: "\${{ steps.a.status }}" } }`;
    const expansion = expand(yaml, { records: [recordOf('a', { printed: { status: '${{ 1 + 1 }}' } })] });
    expect(expansion.title).toBe('See ${{ 1 + 1 }}');
    expect(outcomes(expansion)).toEqual([['look', 'host=web', 'wait=2000', 'note=${{ 1 + 1 }}']]);
  });
});
