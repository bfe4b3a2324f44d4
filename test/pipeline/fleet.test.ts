import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { Evidence, Vantage } from '../../src/model/evidence.ts';
import { fail, ok, type Result } from '../../src/model/result.ts';
import type { Candidate, FoundTarget, SessionCommand, VantageTable } from '../../src/model/session.ts';
import { type Ended, type FleetRequest, runFleet } from '../../src/pipeline/fleet.ts';
import { runVersus } from '../../src/pipeline/versus.ts';
import { checkReport } from '../../src/schema/report.ts';
import { playbookOf, smallTools } from '../util/small.ts';

const playbook = playbookOf(`
steps:
  - { id: link, use: look, with: { host: web } }
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
causes:
  - { code: link.down, title: The link is down, when: "!steps.link.up", proof: "true", object: eth0, explains: [link-up], fix: [{ say: Plug it in }] }
`);

const UP = '{"up":true}';
const DOWN = '{"up":false}';

interface Made {
  readonly printed?: string;
  /** It cannot be opened. */
  readonly open?: Result<never>;
  readonly found?: Result<FoundTarget>;
  readonly gone?: string;
  readonly image?: string;
  /** Called before the answer, which waits for it. */
  readonly onCommand?: () => Promise<void> | void;
}

/** A target that answers every command with one text. */
function targetOf(ref: string, made: Made): FoundTarget {
  const answer = async (command: SessionCommand): Promise<Evidence> => {
    await made.onCommand?.();
    const argv = command.kind === 'exec' ? command.argv : [];
    const ending = { how: 'exited', code: 0 } as const;
    return {
      argv,
      ending,
      stdout: made.printed ?? UP,
      stderr: '',
      cut: false,
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 1,
    };
  };
  const session = (vantage: Vantage) => ({ vantage, run: answer, close: () => Promise.resolve() });
  return {
    facts: { ref, engine: 'docker', kind: 'container', name: ref, image: made.image ?? 'web:1' },
    open: (vantages: VantageTable) =>
      Promise.resolve(
        made.open ??
          ok({
            sessions: Object.fromEntries([...vantages.keys()].map((vantage) => [vantage, session(vantage)])),
            denied: {},
            close: () => Promise.resolve(),
          }),
      ),
    stillThere: () =>
      Promise.resolve(
        made.gone === undefined ? { there: true as const } : { there: false as const, because: made.gone },
      ),
  };
}

function candidate(ref: string, made: Made = {}): Candidate {
  return { ref, find: () => Promise.resolve(made.found ?? ok(targetOf(ref, made))) };
}

async function fleet(candidates: readonly Candidate[], more: Partial<FleetRequest> = {}) {
  const events: RunEvent[] = [];
  const ended: Ended[] = [];
  const result = await runFleet({
    ...{ playbook, params: {}, to: undefined, peer: undefined, tools: smallTools, allowIntrusive: false },
    ...{ image: () => Promise.resolve('netshoot:test'), version: '0.0.0-test', signal: new AbortController().signal },
    candidates,
    concurrency: 3,
    emit: (event) => events.push(event),
    ended: async (one) => {
      ended.push(one);
    },
    about: { id: 'f', playbook: 'small', params: {}, targets: [], tool_version: '0.0.0-test' },
    ...more,
  });
  return { ...result, events, ended };
}

const gone = fail({ what: 'no container is called "web-2"', todo: 'docker ps', exit: 4 } as const);

describe('a playbook on many targets', () => {
  test('names the odd one, tells each report as it ends, and keeps the order in which they were named', async () => {
    const { fleet: report, ended } = await fleet([
      candidate('web-1'),
      candidate('web-2', { printed: DOWN, image: 'web:2' }),
      ...[3, 4, 5].map((n) => candidate(`web-${n}`)),
    ]);
    expect(report.summary).toBe(
      '1 of 5 containers: link.down at eth0; alone with image web:2 (the others: web:1); the 4 others healthy.',
    );
    expect(report.targets.map(({ ref, outcome }) => `${ref} ${outcome}`)).toEqual([
      ...['web-1 healthy', 'web-2 fault', 'web-3 healthy', 'web-4 healthy', 'web-5 healthy'],
    ]);
    const reports = ended.flatMap((one) => (one.kind === 'report' ? [one.report] : []));
    expect(reports.map((one) => checkReport(JSON.parse(JSON.stringify(one))).ok)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(new Set(reports.map(({ run }) => run.id)).size).toBe(5);
    expect([report.run.concurrency, report.run.image]).toEqual([3, 'netshoot:test']);
  });

  test('is not stopped by targets that are not there, cannot be opened, vanish, or meet a bug of ours', async () => {
    const broken = { ref: 'web-4', find: () => Promise.reject(new Error('oops')) };
    const { fleet: report, noneRan } = await fleet([
      candidate('web-1'),
      candidate('web-2', { found: gone }),
      candidate('web-3', { open: fail({ what: 'permission denied', todo: 'sudo', exit: 4 }) }),
      broken,
      candidate('web-5', { gone: 'container web-5 is gone' }),
      candidate('web-6'),
    ]);
    expect(report.targets.map(({ outcome, summary }) => `${outcome}: ${summary}`)).toEqual([
      'healthy: The one check that applies passed.',
      'not_run: no container is called "web-2"',
      'not_run: permission denied',
      'not_run: this is a bug in netshoot-run: oops',
      'undecided: The run did not come to its end: container web-5 is gone.',
      'healthy: The one check that applies passed.',
    ]);
    expect([report.verdict, noneRan]).toEqual(['undecided', false]);
  });

  test('that are all not there, or all vanish, is one that ran on none', async () => {
    const lost = [candidate('web-1', { found: gone }), candidate('web-2', { gone: 'it is gone' })];
    expect((await fleet(lost)).noneRan).toBe(true);
  });

  test('has never more of them running than it may, and begins the next when one ends', async () => {
    let running = 0;
    let most = 0;
    const onCommand = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
    };
    const many = Array.from({ length: 20 }, (_, n) => candidate(`web-${n}`, { onCommand }));
    const { fleet: report } = await fleet(many, { concurrency: 4 });
    expect([report.counts.healthy, most]).toEqual([20, 4]);
  });

  test('waits for whoever takes the reports before it begins another target', async () => {
    let open = 0;
    let most = 0;
    const ended = async () => {
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open--;
    };
    await fleet(
      Array.from({ length: 12 }, (_, n) => candidate(`web-${n}`)),
      { concurrency: 2, ended },
    );
    expect(most).toBeLessThanOrEqual(2);
  });

  test('that is interrupted says what is known, and of whom the turn did not come', async () => {
    const controller = new AbortController();
    const first = candidate('web-1');
    const stop = candidate('web-2', { onCommand: () => controller.abort('interrupted (SIGINT)') });
    const { fleet: report } = await fleet([first, stop, candidate('web-3'), candidate('web-4')], {
      concurrency: 1,
      signal: controller.signal,
    });
    expect(report.targets.map(({ outcome, summary }) => `${outcome}: ${summary}`)).toEqual([
      'healthy: The one check that applies passed.',
      'undecided: The run did not come to its end: interrupted (SIGINT).',
      'not_run: its turn did not come: interrupted (SIGINT)',
      'not_run: its turn did not come: interrupted (SIGINT)',
    ]);
    expect([report.verdict, report.run.interrupted]).toEqual(['undecided', 'interrupted (SIGINT)']);
  });

  test("gives each target the playbook's own deadline, not one for all of them", async () => {
    const never = () => new Promise<void>(() => undefined);
    const { fleet: report } = await fleet([candidate('web-1', { onCommand: never }), candidate('web-2')], {
      playbook: { ...playbook, deadlineMs: 20 },
    });
    expect(report.targets.map(({ interrupted }) => interrupted)).toEqual([
      "the run's deadline of 0.02 s passed",
      undefined,
    ]);
    expect(report.run.interrupted).toBeUndefined();
  });

  test('tells what happens with the name of the target, and each end once', async () => {
    const { events } = await fleet([candidate('web-1'), candidate('web-2', { found: gone })]);
    expect(events.every(({ target }) => target === 'web-1' || target === 'web-2')).toBe(true);
    const ends = events.filter(({ kind }) => kind === 'done' || kind === 'not_run');
    expect(ends).toHaveLength(2);
    expect(ends).toContainEqual({ kind: 'not_run', target: 'web-2', because: 'no container is called "web-2"' });
  });
});

describe('a run beside a sibling', () => {
  const request = {
    ...{ playbook, params: {}, to: undefined, peer: undefined, tools: smallTools, allowIntrusive: false },
    ...{ image: () => Promise.resolve('netshoot:test'), version: '0.0.0-test', signal: new AbortController().signal },
    emit: () => undefined,
    target: targetOf('web-3', { printed: DOWN, image: 'web:2' }),
  };

  test('has the verdict of the target, and what differs', async () => {
    const result = await runVersus(request, { ref: 'web-1', found: ok(targetOf('web-1', {})) });
    if (!result.ok) throw new Error(result.trouble.what);
    const { report } = result.value;
    expect([report.verdict, report.versus?.verdict]).toEqual(['fault', 'healthy']);
    expect(report.versus?.differences.map(({ path, here, there }) => [path, here, there])).toEqual([
      ['target.image', 'web:2', 'web:1'],
      ['link.up', 'false', 'true'],
    ]);
    const checked = checkReport(JSON.parse(JSON.stringify(report)));
    expect(checked.ok ? '' : checked.trouble).toBe('');
  });

  test('that cannot be entered has a report all the same, which says so', async () => {
    const shut = targetOf('web-1', { open: fail({ what: 'permission denied', todo: 'sudo', exit: 4 }) });
    const result = await runVersus(request, { ref: 'web-1', found: ok(shut) });
    if (!result.ok) throw new Error(result.trouble.what);
    expect(result.value.report.versus).toEqual({
      ...{ target: { ref: 'web-1' }, because: 'permission denied', differences: [], left_out: {} },
    });
  });
});
