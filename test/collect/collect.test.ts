import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CollectCommand, type CollectOptions, type CollectStep, collect } from '../../src/collect/collect.ts';
import type { RunEvent } from '../../src/model/event.ts';
import type { Ending, Evidence, Vantage } from '../../src/model/evidence.ts';
import type { StepRecord } from '../../src/model/report.ts';
import type { Session, SessionCommand } from '../../src/model/session.ts';

const AT = '2026-01-01T00:00:00.000Z';

function evidenceOf(argv: readonly string[], ending: Ending = { how: 'exited', code: 0 }): Evidence {
  return { argv, ending, stdout: '', stderr: '', cut: false, startedAt: AT, durationMs: 1 };
}

/** A session whose commands end when the test says so. */
class FakeSession implements Session {
  readonly vantage: Vantage = 'target';
  /** The commands that run now, in the order of their start. */
  readonly running = new Map<string, (evidence: Evidence) => void>();
  /** Everything that was ever started. */
  readonly started: string[] = [];
  most = 0;

  run = (command: SessionCommand): Promise<Evidence> => {
    const name =
      command.kind === 'exec' ? command.argv.join(' ') : command.kind === 'file' ? command.path : command.name;
    this.started.push(name);
    return new Promise((resolve) => {
      this.running.set(name, resolve);
      this.most = Math.max(this.most, this.running.size);
    });
  };

  close = (): Promise<void> => Promise.resolve();

  /** Ends one command and waits until what follows from it has happened. */
  async end(name: string, ending?: Ending): Promise<void> {
    this.running.get(name)?.(evidenceOf([name], ending));
    this.running.delete(name);
    await settle();
  }
}

/** Lets every promise that can go on go on. Timers stand still. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

interface Made {
  readonly after?: readonly string[];
  /** Steps that its expressions name, and whether they are decided without them. */
  readonly names?: readonly string[];
  readonly isDecided?: () => boolean;
  readonly loud?: boolean;
  readonly passive?: boolean;
  readonly commands?: readonly string[];
  readonly skips?: readonly Ending[];
  readonly oneAtATime?: boolean;
  readonly paceMs?: number;
  readonly vantage?: Vantage;
}

const ended: string[] = [];

function stepOf(id: string, made: Made = {}): CollectStep<CollectCommand> {
  const {
    after = [],
    loud = false,
    passive = false,
    commands = [id],
    skips = [],
    oneAtATime = false,
    paceMs = 0,
  } = made;
  const vantage = made.vantage ?? 'target';
  const record = (argv: readonly string[], ending: Ending): StepRecord => ({
    id,
    vantage,
    argv: [...argv],
    ending,
    stdout: '',
    stderr: '',
    started_at: AT,
    duration_ms: 1,
  });
  const expand = () => ({
    title: `Look at ${id}`,
    oneAtATime,
    paceMs,
    planned: [
      ...skips.map((ending) => ({ kind: 'skip' as const, ending })),
      ...commands.map((name) => ({
        kind: 'command' as const,
        command: {
          vantage,
          request: { kind: 'exec' as const, argv: [name], deadlineMs: 1000 },
          item: commands.length > 1 ? name : undefined,
        },
      })),
    ],
  });
  return {
    id,
    dependsOn: new Set([...after, ...(made.names ?? [])]),
    after: new Set(after),
    loud,
    passive,
    expandSoFar: () => (made.isDecided?.() === true ? expand() : undefined),
    expand,
    record: (_command, { argv, ending }) => record(argv, ending),
    skipped: (_title, { ending }) => record([], ending),
    done: () => ended.push(id),
  };
}

function start(steps: readonly CollectStep<CollectCommand>[], more: Partial<CollectOptions> = {}) {
  const session = new FakeSession();
  const events: RunEvent[] = [];
  const controller = new AbortController();
  const records = collect(steps, {
    sessions: { target: session },
    emit: (event) => events.push(event),
    signal: controller.signal,
    ...more,
  });
  return { session, events, controller, records };
}

function endings(records: readonly StepRecord[]): readonly unknown[] {
  return records.map(({ id, ending }) => [id, ending]);
}

beforeEach(() => {
  vi.useFakeTimers();
  ended.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the order of a collection', () => {
  test('steps that do not depend on each other run side by side, the others wait', async () => {
    const { session, records } = start([
      stepOf('a'),
      stepOf('b'),
      stepOf('c', { after: ['a', 'b'] }),
      stepOf('d', { after: ['c'] }),
      stepOf('e', { after: ['elsewhere'] }),
    ]);
    await settle();
    expect([...session.running.keys()]).toEqual(['a', 'b', 'e']);
    await session.end('a');
    expect(session.started).toEqual(['a', 'b', 'e']);
    await session.end('b');
    expect([...session.running.keys()]).toEqual(['e', 'c']);
    await session.end('c');
    await session.end('d');
    await session.end('e');
    expect(ended).toEqual(['a', 'b', 'c', 'd', 'e']);
    // However they ended, the records are in the order of the plan.
    expect((await records).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('a step is turned into commands only when what it waits for has ended', async () => {
    const expanded: string[] = [];
    const watched = (step: CollectStep<CollectCommand>) => ({
      ...step,
      expand: () => {
        expanded.push(step.id);
        return step.expand();
      },
    });
    const { session, records } = start([watched(stepOf('a')), watched(stepOf('b', { after: ['a'] }))]);
    await settle();
    expect(expanded).toEqual(['a']);
    await session.end('a');
    expect(expanded).toEqual(['a', 'b']);
    await session.end('b');
    await records;
  });

  test('a step starts as soon as it is decided what it does, though something that it names still runs', async () => {
    let isDecided = false;
    const step = stepOf('c', { after: ['a'], names: ['b', 'slow'], isDecided: () => isDecided });
    const { session, records } = start([stepOf('a'), stepOf('b'), stepOf('slow'), step]);
    await settle();
    isDecided = true;
    await session.end('b');
    expect([...session.running.keys()]).toEqual(['a', 'slow']);
    await session.end('a');
    expect([...session.running.keys()]).toEqual(['slow', 'c']);
    await session.end('c');
    await session.end('slow');
    expect((await records).map(({ id }) => id)).toEqual(['a', 'b', 'slow', 'c']);
  });

  test('a step that nothing decides before waits for all that it names', async () => {
    const { session, records } = start([stepOf('a'), stepOf('b'), stepOf('c', { names: ['a', 'b'] })]);
    await settle();
    await session.end('a');
    expect([...session.running.keys()]).toEqual(['b']);
    await session.end('b');
    expect([...session.running.keys()]).toEqual(['c']);
    await session.end('c');
    await records;
  });

  test('no more than sixteen commands run at once, and each that ends lets the next one start', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
    const { session, records } = start([stepOf('many', { commands: names })]);
    await settle();
    expect(session.running.size).toBe(16);
    await session.end('c3');
    expect([session.running.size, session.started.at(-1)]).toEqual([16, 'c16']);
    for (const name of names) await session.end(name);
    expect(session.most).toBe(16);
    expect(session.started).toEqual(names);
    expect((await records).length).toBe(40);
  });

  test('of those that only read no more than three run at once, and they hold up no others', async () => {
    const names = Array.from({ length: 10 }, (_, i) => `r${i}`);
    const { session, records } = start([stepOf('reads', { commands: names, passive: true }), stepOf('asks')]);
    await settle();
    expect([...session.running.keys()]).toEqual(['r0', 'r1', 'r2', 'asks']);
    await session.end('r1');
    expect([...session.running.keys()]).toEqual(['r0', 'r2', 'asks', 'r3']);
    await session.end('asks');
    for (const name of names) await session.end(name);
    await records;
  });

  test('many commands at once give no warning of many listeners', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const add = vi.spyOn(AbortSignal.prototype, 'addEventListener');
    const names = Array.from({ length: 16 }, (_, i) => `c${i}`);
    const { session, records } = start([stepOf('many', { commands: names })]);
    await settle();
    expect([session.running.size, add.mock.calls.length, warned.mock.calls]).toEqual([16, 1, []]);
    for (const name of names) await session.end(name);
    await records;
    add.mockRestore();
    warned.mockRestore();
  });

  test('a step that loads the network runs alone, and is not passed by for ever', async () => {
    const { session, records } = start([
      stepOf('a'),
      stepOf('loud', { loud: true }),
      stepOf('b', { commands: ['b1', 'b2'] }),
    ]);
    await settle();
    expect([...session.running.keys()]).toEqual(['a']);
    await session.end('a');
    expect([...session.running.keys()]).toEqual(['loud']);
    await session.end('loud');
    expect([...session.running.keys()]).toEqual(['b1', 'b2']);
    await session.end('b1');
    await session.end('b2');
    await records;
  });

  test('two loud steps do not share the wire either', async () => {
    const { session, records } = start([stepOf('x', { loud: true }), stepOf('y', { loud: true })]);
    await settle();
    expect([...session.running.keys()]).toEqual(['x']);
    await session.end('x');
    await session.end('y');
    await records;
    expect(session.most).toBe(1);
  });
});

describe('items one at a time', () => {
  test('begin in order, each after the end of the one before and the pause', async () => {
    const { session, records } = start([
      stepOf('slow', { commands: ['s1', 's2', 's3'], oneAtATime: true, paceMs: 700 }),
      stepOf('other'),
    ]);
    await settle();
    expect([...session.running.keys()]).toEqual(['s1', 'other']);
    await session.end('s1');
    await vi.advanceTimersByTimeAsync(699);
    expect(session.started).toEqual(['s1', 'other']);
    await vi.advanceTimersByTimeAsync(1);
    expect(session.started).toEqual(['s1', 'other', 's2']);
    await session.end('s2');
    await vi.advanceTimersByTimeAsync(700);
    await session.end('s3');
    await session.end('other');
    await records;
    expect(session.started).toEqual(['s1', 'other', 's2', 's3']);
  });

  test('begin at once when there is no pause', async () => {
    const { session, records } = start([stepOf('slow', { commands: ['s1', 's2'], oneAtATime: true })]);
    await settle();
    await session.end('s1');
    expect([...session.running.keys()]).toEqual(['s2']);
    await session.end('s2');
    await records;
  });
});

describe('an interrupted collection', () => {
  test('ends at once: what ran is given up, what had not begun is not started, and the reason is told', async () => {
    const { session, records, controller } = start([
      stepOf('a'),
      stepOf('b', { commands: ['b1', 'b2'], oneAtATime: true, paceMs: 1000 }),
      stepOf('c', { after: ['a'] }),
      stepOf('d', { skips: [{ how: 'skipped', reason: 'no_input', because: 'no name' }], commands: [] }),
    ]);
    await settle();
    await session.end('b1');
    controller.abort('the deadline of 5 s passed');
    const because = 'the deadline of 5 s passed';
    expect(endings(await records)).toEqual([
      ['a', { how: 'aborted', because }],
      ['b', { how: 'exited', code: 0 }],
      ['b', { how: 'aborted', because }],
      ['c', { how: 'aborted', because }],
      ['d', { how: 'skipped', reason: 'no_input', because: 'no name' }],
    ]);
    expect(session.started).toEqual(['a', 'b1']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that was interrupted before it began starts nothing', async () => {
    const controller = new AbortController();
    controller.abort();
    const { session, records } = start([stepOf('a'), stepOf('loud', { loud: true })], { signal: controller.signal });
    expect(endings(await records)).toEqual([
      ['a', { how: 'aborted', because: 'the run was interrupted' }],
      ['loud', { how: 'aborted', because: 'the run was interrupted' }],
    ]);
    expect(session.started).toEqual([]);
  });

  test('tells how long a command had run, and which', async () => {
    const evidence: Evidence[] = [];
    const step = stepOf('a');
    const { controller, records } = start([
      {
        ...step,
        record: (command, told) => {
          evidence.push(told);
          return step.record(command, told);
        },
      },
    ]);
    await vi.advanceTimersByTimeAsync(1500);
    controller.abort('enough');
    await records;
    expect(evidence.map(({ argv, durationMs, ending }) => ({ argv, durationMs, ending }))).toEqual([
      { argv: ['a'], durationMs: 1500, ending: { how: 'aborted', because: 'enough' } },
    ]);
  });
});

describe('a session that is not there', () => {
  test('a command in a vantage without one is lost, and the others go on', async () => {
    const { session, records } = start([stepOf('a', { vantage: 'host' }), stepOf('b')]);
    await settle();
    await session.end('b');
    expect(endings(await records)).toEqual([
      ['a', { how: 'lost', because: 'there is no session in the host vantage' }],
      ['b', { how: 'exited', code: 0 }],
    ]);
  });

  test('one that dies ends its commands as lost, and the collection comes to its end', async () => {
    const lost: Ending = { how: 'lost', because: 'the container was removed' };
    const { session, records } = start([stepOf('a'), stepOf('b', { after: ['a'] })]);
    await settle();
    await session.end('a', lost);
    await session.end('b', lost);
    expect(endings(await records)).toEqual([
      ['a', lost],
      ['b', lost],
    ]);
  });

  test('a file is named as the command that would print it', async () => {
    const step = stepOf('a');
    const told: (readonly string[])[] = [];
    const { records } = start([
      {
        ...step,
        expand: () => ({
          title: '',
          oneAtATime: false,
          paceMs: 0,
          planned: [
            {
              kind: 'command' as const,
              command: {
                vantage: 'inside' as const,
                request: { kind: 'file' as const, path: '/etc/hosts', deadlineMs: 1 },
                item: undefined,
              },
            },
          ],
        }),
        record: (command, evidence) => {
          told.push(evidence.argv);
          return step.record(command, evidence);
        },
      },
    ]);
    await records;
    expect(told).toEqual([['cat', '/etc/hosts']]);
  });
});

describe('what is told while it happens', () => {
  test('a step begins, its commands end, it ends: in this order', async () => {
    const { session, events, records } = start([stepOf('a', { commands: ['x', 'y'] }), stepOf('b', { after: ['a'] })]);
    await settle();
    await session.end('y', { how: 'exited', code: 9 });
    await session.end('x');
    await session.end('b');
    await records;
    expect(events).toEqual([
      { kind: 'step_started', id: 'a', title: 'Look at a', commands: 2 },
      { kind: 'command_ended', id: 'a', item: 'y', how: { how: 'exited', code: 9 }, durationMs: 1 },
      { kind: 'command_ended', id: 'a', item: 'x', how: { how: 'exited', code: 0 }, durationMs: 1 },
      { kind: 'step_ended', id: 'a', outcome: 'done' },
      { kind: 'step_started', id: 'b', title: 'Look at b', commands: 1 },
      { kind: 'command_ended', id: 'b', how: { how: 'exited', code: 0 }, durationMs: 1 },
      { kind: 'step_ended', id: 'b', outcome: 'done' },
    ]);
  });

  test('a step of skips alone never begins, and is told as skipped with the reason', async () => {
    const skips: readonly Ending[] = [{ how: 'skipped', reason: 'not_applicable', because: 'it does not apply here' }];
    const { events, records } = start([stepOf('a', { commands: [], skips })]);
    await records;
    expect(events).toEqual([{ kind: 'step_ended', id: 'a', outcome: 'skipped', note: 'it does not apply here' }]);
  });

  test.each<readonly [Ending, 'done' | 'failed', string | undefined]>([
    [{ how: 'exited', code: 9 }, 'done', undefined],
    [{ how: 'signaled', signal: 9 }, 'done', undefined],
    [{ how: 'deadline', after_ms: 1000 }, 'done', undefined],
    [{ how: 'not_found', because: 'no such file' }, 'done', undefined],
    [{ how: 'tool_missing', because: 'no dig' }, 'failed', 'no dig'],
    [{ how: 'not_permitted', because: 'no CAP_NET_RAW' }, 'failed', 'no CAP_NET_RAW'],
    [{ how: 'lost', because: 'gone' }, 'failed', 'gone'],
  ])('%j makes the step %s', async (ending, outcome, note) => {
    const { session, events, records } = start([stepOf('a')]);
    await settle();
    await session.end('a', ending);
    await records;
    expect(events.at(-1)).toEqual({ kind: 'step_ended', id: 'a', outcome, ...(note === undefined ? {} : { note }) });
  });
});
