import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { Ending, Evidence, Vantage } from '../../src/model/evidence.ts';
import type { Playbook } from '../../src/model/playbook.ts';
import type { Report } from '../../src/model/report.ts';
import { fail, ok, type Result } from '../../src/model/result.ts';
import type {
  FoundTarget,
  OpenedTarget,
  OpenNeeds,
  SessionCommand,
  SessionNeeds,
  VantageTable,
} from '../../src/model/session.ts';
import { type RunRequest, replay, runPlaybook } from '../../src/pipeline.ts';
import { parseDestination } from '../../src/plan/destination.ts';
import { checkReport } from '../../src/schema/report.ts';
import { playbookOf, smallTools } from '../util/small.ts';

/** What a command prints, by its words; what is not named prints `{"up": true}`. */
type Script = Readonly<Record<string, { readonly printed?: string; readonly ending?: Ending }>>;

interface World {
  readonly script?: Script;
  readonly denied?: Readonly<Partial<Record<Vantage, string>>>;
  readonly gone?: string;
  /** Why the host vantage cannot be opened when a step looks from there. */
  readonly deniedLater?: string;
  readonly open?: Result<OpenedTarget>;
  /** Called before each command is answered. */
  readonly onCommand?: (words: string) => void;
  /** What a command waits for before it is answered. */
  readonly hold?: (words: string) => Promise<void> | undefined;
}

/** A target that answers from a script, and remembers what was asked of it. */
class FakeTarget implements FoundTarget {
  readonly facts = { ref: 'web', engine: 'docker', kind: 'container', name: 'web' } as const;
  readonly asked: { vantages: readonly Vantage[]; needs: OpenNeeds & Partial<SessionNeeds> }[] = [];
  readonly ran: string[] = [];
  readonly #world: World;
  closed = 0;

  constructor(world: World) {
    this.#world = world;
  }

  open = (vantages: VantageTable, needs: OpenNeeds): Promise<Result<OpenedTarget>> => {
    this.asked.push({ vantages: [...vantages.keys()], needs: { ...needs, ...vantages.get('target') } });
    if (this.#world.open !== undefined) return Promise.resolve(this.#world.open);
    const { deniedLater } = this.#world;
    const denied =
      vantages.has('host') && deniedLater !== undefined ? { host: deniedLater } : (this.#world.denied ?? {});
    const session = (vantage: Vantage) => ({
      vantage,
      run: (command: SessionCommand) => this.#answer(command),
      close: () => Promise.resolve(),
    });
    const sessions = Object.fromEntries(
      [...vantages.keys()]
        .filter((vantage) => denied[vantage] === undefined)
        .map((vantage) => [vantage, session(vantage)]),
    );
    const close = () => {
      this.closed++;
      return Promise.resolve();
    };
    return Promise.resolve(ok({ sessions, denied, close }));
  };

  stillThere = () => {
    const { gone } = this.#world;
    return Promise.resolve(gone === undefined ? { there: true as const } : { there: false as const, because: gone });
  };

  async #answer(command: SessionCommand): Promise<Evidence> {
    const argv =
      command.kind === 'exec' ? command.argv : ['cat', command.kind === 'file' ? command.path : command.name];
    const words = argv.join(' ');
    this.ran.push(words);
    this.#world.onCommand?.(words);
    await this.#world.hold?.(words);
    const { printed = '{"up":true}', ending = { how: 'exited', code: 0 } } = this.#world.script?.[words] ?? {};
    return {
      argv,
      ending,
      stdout: printed,
      stderr: '',
      cut: false,
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 3,
    };
  }
}

const playbook = playbookOf(`
params:
  server: { type: host, description: Whom to ask, default: "\${{ to.host }}" }
steps:
  - { id: link, use: look, with: { host: web } }
  - { id: dns, use: look, when: steps.link.up, with: { host: dns, server: "\${{ params.server }}" } }
  - { id: rules, run: [nft, list], vantage: host }
  - { id: load, use: flood }
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
  - { id: dns-up, title: DNS answers, expr: steps.dns.up, say: DNS is silent }
causes:
  - { code: link.down, title: The link is down, when: "!steps.link.up", proof: "true", object: eth0, explains: [link-up], fix: [{ say: Plug it in }] }
`);

const LINK = 'look host=web wait=2000';
const DNS = 'look host=dns server=api wait=2000';
const to = parseDestination('api:80');

interface Ran {
  readonly target: FakeTarget;
  readonly events: readonly RunEvent[];
  readonly result: Awaited<ReturnType<typeof runPlaybook>>;
}

async function run(world: World = {}, more: Partial<RunRequest> = {}): Promise<Ran> {
  const target = new FakeTarget(world);
  const events: RunEvent[] = [];
  const result = await runPlaybook({
    playbook,
    params: {},
    to: to.ok ? to.value : undefined,
    target,
    peer: undefined,
    tools: smallTools,
    allowIntrusive: false,
    image: () => Promise.resolve('netshoot:test'),
    version: '0.0.0-test',
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    ...more,
  });
  return { target, events, result };
}

function reportOf({ result }: Ran): Report {
  if (!result.ok) throw new Error(result.trouble.what);
  return result.value.report;
}

/** A report that is one for users too: it is what the schema says. */
function valid(report: Report): Report {
  const checked = checkReport(JSON.parse(JSON.stringify(report)));
  if (!checked.ok) throw new Error(checked.trouble);
  return checked.value;
}

/** What a report concludes. */
function conclusion({ verdict, summary, causes, findings, undecided }: Report) {
  return { verdict, summary, causes, findings, undecided };
}

/** Judged again, from the report as it was saved. */
function again(report: Report, by: Playbook = playbook): Report {
  return replay(valid(report), by, smallTools);
}

describe('a run that comes to its end', () => {
  test('asks for no more than its steps need, runs them, closes, and says what it found', async () => {
    const ran = await run();
    expect(ran.target.asked).toEqual([
      {
        vantages: ['target'],
        needs: {
          runId: expect.stringMatching(/^[0-9a-f]{12}$/),
          image: 'netshoot:test',
          capabilities: ['NET_RAW'],
          programs: ['look'],
        },
      },
      // Opened when the first step looks from there.
      { vantages: ['host'], needs: expect.objectContaining({ image: 'netshoot:test' }) },
    ]);
    expect([ran.target.ran.toSorted(), ran.target.closed]).toEqual([[LINK, 'nft list', DNS].toSorted(), 2]);
    const report = reportOf(ran);
    expect(conclusion(report)).toEqual({
      verdict: 'healthy',
      summary: 'All 2 checks that apply passed.',
      causes: [],
      findings: [
        { check: 'link-up', step: 'link', verdict: 'pass', statement: 'The link is up' },
        { check: 'dns-up', step: 'dns', verdict: 'pass', statement: 'DNS answers' },
      ],
      undecided: [],
    });
    expect(report.run).toEqual({
      id: ran.target.asked[0]?.needs.runId,
      playbook: 'small',
      params: { server: 'api' },
      to: 'api:80',
      target: { ref: 'web', engine: 'docker', kind: 'container', name: 'web' },
      image: 'netshoot:test',
      capabilities: ['NET_RAW'],
      tool_version: '0.0.0-test',
      started_at: expect.any(String),
      duration_ms: expect.any(Number),
    });
    expect(report.steps.map(({ id, vantage, ending }) => [id, vantage, ending.how])).toEqual([
      ['link', 'target', 'exited'],
      ['dns', 'target', 'exited'],
      ['rules', 'host', 'exited'],
      ['load', 'target', 'skipped'],
    ]);
    expect(valid(report)).toEqual(report);
    expect(ran.result.ok && ran.result.value.broken).toBe(false);
  });

  test('does not wait for a step whose answer can change nothing any more', async () => {
    const early = playbookOf(`
steps:
  - { id: quick, use: look, with: { host: quick } }
  - { id: slow, use: look, with: { host: slow } }
  - { id: next, use: look, when: steps.quick.up || steps.slow.up, with: { host: next } }
checks:
  - { id: next-up, title: The next one is up, expr: steps.next.up && steps.slow.up, say: It is down }
`);
    let begun = () => {};
    const nextBegan = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const ran = await run(
      {
        onCommand: (words) => {
          if (words.includes('host=next')) begun();
        },
        // Were the next step to wait for the slow one, neither would ever end.
        hold: (words) => (words.includes('host=slow') ? nextBegan : undefined),
      },
      { playbook: early },
    );
    expect(reportOf(ran).findings.map(({ check, verdict }) => [check, verdict])).toEqual([['next-up', 'pass']]);
  });

  test('tells of its stages in order', async () => {
    const { events } = await run();
    const stages = events.filter(({ kind }) => !/^(?:step|command)_/.test(kind));
    expect(stages).toEqual([
      { kind: 'opening' },
      { kind: 'opened', steps: 4 },
      { kind: 'closing' },
      { kind: 'judging' },
      { kind: 'done', verdict: 'healthy' },
    ]);
  });

  test('finds a fault, with what it rests on skipped for the reason', async () => {
    const report = reportOf(await run({ script: { [LINK]: { printed: '{"up":false}' } } }));
    expect([report.verdict, report.causes.map(({ code, confidence }) => [code, confidence])]).toEqual([
      'fault',
      [['link.down', 'proved']],
    ]);
    expect(report.findings[1]).toEqual({
      check: 'dns-up',
      step: 'dns',
      verdict: 'skipped',
      statement: 'DNS answers',
      because: 'it does not apply here',
    });
  });

  test('with leave, loads the network too', async () => {
    const { target } = await run({}, { allowIntrusive: true });
    expect(target.asked[0]?.needs.capabilities).toEqual(['NET_ADMIN', 'NET_RAW']);
    expect(target.ran).toContain('flood');
  });
});

describe('a run that cannot begin', () => {
  test('does not ask the target for anything when a parameter is wrong', async () => {
    const { target, result, events } = await run({}, { params: { server: '-x' } });
    expect(result.ok ? undefined : result.trouble.exit).toBe(2);
    expect([target.asked, events]).toEqual([[], []]);
  });

  test('tells why the session could not be opened', async () => {
    const trouble = { what: 'the container is paused', where: 'docker', todo: 'docker unpause web', exit: 4 as const };
    const { result, target } = await run({ open: fail(trouble) });
    expect(result).toEqual({ ok: false, trouble });
    expect(target.ran).toEqual([]);
  });
});

describe('a run that could not see everything', () => {
  test('a vantage that is denied leaves its steps out, with the reason', async () => {
    const ran = await run({ denied: { host: 'the engine runs on another machine' } });
    const report = reportOf(ran);
    expect(report.steps.find(({ id }) => id === 'rules')?.ending).toEqual({
      how: 'skipped',
      reason: 'could_not_look',
      because: 'the engine runs on another machine',
    });
    expect(ran.target.ran).not.toContain('nft list');
    expect(report.verdict).toBe('healthy');
  });

  test('the host vantage is not entered while no step looks from there', async () => {
    const idle = playbookOf(`
steps:
  - { id: link, use: look, with: { host: web } }
  - { id: rules, run: [nft, list], vantage: host, when: "!steps.link.up" }
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
`);
    const ran = await run({}, { playbook: idle });
    expect(ran.target.asked.map(({ vantages }) => vantages)).toEqual([['target']]);
    expect(ran.target.closed).toBe(1);
  });

  test('a host vantage that cannot be opened is said where its steps are', async () => {
    const ran = await run({ deniedLater: 'no permission to enter the host' });
    expect(reportOf(ran).steps.find(({ id }) => id === 'rules')?.ending).toEqual({
      how: 'not_permitted',
      because: 'no permission to enter the host',
    });
    expect(reportOf(ran).verdict).toBe('healthy');
  });

  test('output that cannot be read leaves the run undecided', async () => {
    const report = reportOf(await run({ script: { [DNS]: { printed: 'Segmentation fault' } } }));
    expect([report.verdict, report.findings.map(({ verdict }) => verdict)]).toEqual(['undecided', ['pass', 'unknown']]);
  });
});

describe('a run that did not come to its end', () => {
  test('proves no health: a target that went away leaves it undecided', async () => {
    const ran = await run({ gone: 'the container was removed' });
    expect(reportOf(ran)).toMatchObject({
      verdict: 'undecided',
      summary: 'The run did not come to its end: the container was removed.',
      run: { interrupted: 'the container was removed' },
    });
    expect([ran.result.ok && ran.result.value.broken, ran.target.closed]).toEqual([true, 2]);
    expect(ran.events.at(-1)).toEqual({ kind: 'done', verdict: 'undecided' });
  });

  test('what looked like a fault while the target went away is only possible', async () => {
    const report = reportOf(
      await run({ gone: 'the container was restarted', script: { [LINK]: { printed: '{"up":false}' } } }),
    );
    expect(report.verdict).toBe('undecided');
    expect(report.causes.map(({ code, confidence, settle }) => [code, confidence, settle])).toEqual([
      ['link.down', 'possible', 'a run during which the target stays up'],
    ]);
    valid(report);
  });

  test('a session that dies leaves what was known, and is told', async () => {
    const lost: Ending = { how: 'lost', because: 'its container was killed' };
    const ran = await run({ script: { [DNS]: { ending: lost, printed: '' } } });
    expect(ran.result.ok && ran.result.value.broken).toBe(true);
    expect(reportOf(ran)).toMatchObject({
      verdict: 'undecided',
      run: { interrupted: 'the netshoot session ended early: its container was killed' },
    });
  });

  test('an interruption gives up what runs, closes, and keeps what was seen', async () => {
    const controller = new AbortController();
    const onCommand = (words: string) => {
      if (words === DNS) controller.abort('interrupted (SIGINT)');
    };
    const ran = await run({ onCommand, script: { [LINK]: { printed: '{"up":true}' } } }, { signal: controller.signal });
    const report = reportOf(ran);
    expect(report).toMatchObject({ verdict: 'undecided', run: { interrupted: 'interrupted (SIGINT)' } });
    expect(report.findings[0]?.verdict).toBe('pass');
    expect(ran.target.closed).toBe(2);
    valid(report);
  });

  test('a fault that was found before the interruption is a fault', async () => {
    const controller = new AbortController();
    const down = playbookOf(`
steps:
  - { id: link, use: look, with: { host: web } }
  - { id: dns, use: look, after: [link], with: { host: dns } }
checks:
  - { id: link-up, title: Up, expr: steps.link.up, say: Down }
causes:
  - { code: link.down, title: Down, when: "!steps.link.up", object: eth0, explains: [link-up], fix: [{ say: Mend }] }
`);
    const ran = await run(
      {
        script: { [LINK]: { printed: '{"up":false}' } },
        onCommand: (words) => {
          if (words !== LINK) controller.abort('enough');
        },
      },
      { playbook: down, signal: controller.signal },
    );
    expect(reportOf(ran)).toMatchObject({ verdict: 'fault', run: { interrupted: 'enough' } });
    expect(ran.result.ok && ran.result.value.broken).toBe(true);
  });
});

describe('a replay', () => {
  const worlds: Readonly<Record<string, World>> = {
    'healthy run': {},
    'run with a fault': { script: { [LINK]: { printed: '{"up":false}' } } },
    'run with unreadable output': { script: { [DNS]: { printed: 'x' } } },
    'run with a denied vantage': { denied: { host: 'no way' } },
    'run whose session died': { script: { [DNS]: { printed: '', ending: { how: 'lost', because: 'killed' } } } },
    'run whose target went away': { gone: 'removed' },
    'run with a fault whose target went away': { gone: 'removed', script: { [LINK]: { printed: '{"up":false}' } } },
  };

  test.each(Object.entries(worlds))('of a %s concludes the same, and changes nothing else', async (_name, world) => {
    const report = reportOf(await run(world));
    expect(conclusion(again(report))).toEqual(conclusion(report));
    expect(again(report)).toEqual(report);
    expect(again(again(report))).toEqual(report);
  });

  test('judges from what was printed, not from what was concluded then', async () => {
    const report = reportOf(await run());
    const steps = report.steps.map((step) =>
      step.id === 'link' ? { ...step, stdout: '{"up":false}', value: { up: true } } : step,
    );
    expect(again({ ...report, steps }).verdict).toBe('fault');
  });

  test('with a playbook that looks at more says that the saved run did not', async () => {
    const more = playbookOf(`
steps:
  - { id: link, use: look, with: { host: web } }
  - { id: extra, use: look, with: { host: web } }
checks:
  - { id: extra-up, title: Extra is up, expr: steps.extra.up, say: Extra is down }
`);
    const replayed = again(reportOf(await run()), more);
    expect(replayed.verdict).toBe('undecided');
    expect(replayed.findings).toEqual([
      {
        check: 'extra-up',
        step: 'extra',
        verdict: 'unknown',
        statement: 'Extra is up',
        because: 'the saved run did not have this step',
      },
    ]);
  });
});

describe('a peer', () => {
  const both = playbookOf(`
steps:
  - { id: here, use: look, with: { host: web } }
  - { id: there, use: flood, vantage: peer }
  - { id: told, use: look, with: { host: "\${{ peer.name }}" } }
checks:
  - { id: seen, step: there, expr: steps.there.up, severity: fail, title: Seen, say: Not seen there }
`);
  const sides = (world: World = {}) => ({ playbook: both, peer: new FakeTarget(world), allowIntrusive: true });

  test('is entered for the steps that look from there, and for nothing else', async () => {
    const more = sides();
    const ran = await run({}, more);
    expect(ran.target.asked.map(({ vantages }) => vantages)).toEqual([['target']]);
    expect(more.peer.asked.map(({ vantages }) => vantages)).toEqual([['peer']]);
    expect([ran.target.ran.length, more.peer.ran.length]).toEqual([2, 1]);
    expect([ran.target.closed, more.peer.closed]).toEqual([1, 1]);
    expect(ran.target.ran).toContain('look host=web wait=2000');
    const report = reportOf(ran);
    expect(report.run.peer).toEqual(more.peer.facts);
    expect(checkReport(JSON.parse(JSON.stringify(report)))).toMatchObject({ ok: true });
    expect(replay(report, both, smallTools).findings).toEqual(report.findings);
  });

  test('that is not given is said, and its steps are skipped', async () => {
    const report = reportOf(await run({}, { playbook: both, allowIntrusive: true }));
    expect(report.steps.map(({ id, ending }) => [id, 'because' in ending ? ending.because : ending.how])).toEqual([
      ['here', 'exited'],
      ['there', 'no --peer was given'],
      ['told', expect.stringContaining('peer')],
    ]);
    expect(report.findings[0]).toMatchObject({ verdict: 'unknown', because: expect.stringContaining('--peer') });
  });

  test('that cannot be entered ends the run before anything is asked, and closes the target', async () => {
    const trouble = { what: 'the peer is paused', where: 'docker:api', todo: 'docker unpause api', exit: 4 } as const;
    const more = sides({ open: fail(trouble) });
    const { result, target } = await run({}, more);
    expect([result, target.ran, target.closed]).toEqual([{ ok: false, trouble }, [], 1]);
  });

  test('that went away during the run makes its causes only possible', async () => {
    const ran = await run({}, sides({ gone: 'container api stopped during the run (exited)' }));
    expect(ran.result.ok && ran.result.value.broken).toBe(true);
    expect(reportOf(ran).run.interrupted).toBe('the peer: container api stopped during the run (exited)');
  });
});
