import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import { startProgress } from '../../src/progress/progress.ts';

interface Screen {
  readonly stream: NodeJS.WriteStream;
  readonly written: () => string;
}

/** A stream that keeps what is written to it. */
function fakeStream(isTTY: boolean, columns: number): Screen {
  const parts: string[] = [];
  const stream: NodeJS.WriteStream = Object.create(null);
  Object.assign(stream, { isTTY, columns, rows: 30, write: (text: string) => parts.push(text) > 0 });
  return { stream, written: () => parts.join('') };
}

const dig = { how: 'exited', code: 9 } as const;

/** What a healthy look at a resolver tells: three steps, of which one is skipped and one runs twice. */
const story: readonly RunEvent[] = [
  { kind: 'finding_target' },
  { kind: 'target_found' },
  { kind: 'opening' },
  { kind: 'opened', steps: 4 },
  { kind: 'step_started', id: 'resolver', title: 'Read the resolver configuration', commands: 1 },
  { kind: 'command_ended', id: 'resolver', how: { how: 'exited', code: 0 }, durationMs: 3 },
  { kind: 'step_ended', id: 'resolver', outcome: 'done' },
  { kind: 'step_started', id: 'query', title: 'Ask each nameserver', commands: 2 },
  { kind: 'command_ended', id: 'query', item: '198.51.100.53', how: dig, durationMs: 2004 },
  { kind: 'command_ended', id: 'query', item: '198.51.100.9', how: dig, durationMs: 2004 },
  { kind: 'step_ended', id: 'query', outcome: 'done' },
  { kind: 'step_ended', id: 'tcp', outcome: 'skipped', note: 'it does not apply' },
  { kind: 'step_started', id: 'rules', title: 'List the rules', commands: 1 },
  { kind: 'step_ended', id: 'rules', outcome: 'failed', note: 'NET_ADMIN was not given' },
  { kind: 'judging' },
  { kind: 'closing' },
  { kind: 'done', verdict: 'fault' },
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('a run that is not watched from a terminal tells its phases, one line each', async () => {
  const { stream, written } = fakeStream(false, 0);
  const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
  for (const event of story) progress.on(event);
  await progress.end();
  expect(written()).toBe(
    [
      'netshoot-run: opening a session',
      'netshoot-run: step rules could not be run: NET_ADMIN was not given',
      'netshoot-run: 4 steps, 1 skipped, 1 not run, 3 commands in 0 ms',
      'netshoot-run: verdict: fault',
      '',
    ].join('\n'),
  );
});

test('a long run gives a sign of life, with the target named when there are several', async () => {
  const { stream, written } = fakeStream(false, 0);
  let at = 0;
  const progress = await startProgress({ stream, mode: 'simple', now: () => at });
  for (const event of story.slice(2, 8)) {
    progress.on({ ...event, target: 'web-1' });
    at += 2500;
  }
  expect(written()).toBe('netshoot-run: web-1: opening a session\nnetshoot-run: web-1: 1 of 4 steps done\n');
});

test('mode none writes nothing', async () => {
  const { stream, written } = fakeStream(true, 80);
  const progress = await startProgress({ stream, mode: 'none' });
  for (const event of story) progress.on(event);
  await progress.end();
  expect(written()).toBe('');
});

test('a terminal that has no columns gets lines, not a moving view', async () => {
  const { stream, written } = fakeStream(true, 0);
  const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
  progress.on({ kind: 'opening' });
  await progress.end();
  expect(written()).toBe('netshoot-run: opening a session\n');
});

test('nothing is written after the end', async () => {
  const { stream, written } = fakeStream(false, 0);
  const progress = await startProgress({ stream, mode: 'auto' });
  await progress.end();
  for (const event of story) progress.on(event);
  await progress.end();
  expect(written()).toBe('');
});

/** What was written without the codes that move the cursor and paint. */
function plain(written: string): string {
  return written.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}

describe('on a terminal', () => {
  /** Lets listr2 load and its promises settle, and then draws one more picture. */
  async function picture(written: () => string): Promise<void> {
    await vi.waitFor(() => expect(written()).not.toBe(''));
    await vi.advanceTimersByTimeAsync(300);
    await vi.advanceTimersByTimeAsync(300);
  }

  test('each step has a line, and at the end one line is left for the target', async () => {
    const { stream, written } = fakeStream(true, 80);
    const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
    for (const event of story.slice(0, 9)) progress.on(event);
    await picture(written);
    const during = plain(written());
    expect(during).toContain('1 of 4 steps done');
    expect(during).toContain('✔ Read the resolver configuration 0 ms');
    expect(during).toContain('Ask each nameserver (1 of 2)');
    for (const event of story.slice(9)) progress.on(event);
    await progress.end();
    const last = plain(written()).trimEnd().split('\n').at(-1);
    expect(last).toBe('✔ verdict: fault (4 steps, 1 skipped, 1 not run, 3 commands in 0 ms)');
  });

  test('a run that ends before its verdict is not ticked off', async () => {
    const { stream, written } = fakeStream(true, 80);
    const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
    for (const event of story.slice(0, 9)) progress.on(event);
    await progress.end();
    const last = plain(written()).trimEnd().split('\n').at(-1);
    expect(last).toBe('↓ ended early: 1 step, 2 commands in 0 ms');
  });

  test('several targets have a line each', async () => {
    const { stream, written } = fakeStream(true, 80);
    const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
    for (const event of story) for (const target of ['web-1', 'web-2']) progress.on({ ...event, target });
    await progress.end();
    const lines = plain(written()).trimEnd().split('\n').slice(-2);
    expect(lines.map((line) => line.slice(0, 23))).toEqual(['✔ web-1: verdict: fault', '✔ web-2: verdict: fault']);
  });

  test('standard output, signal listeners and the way the stream writes are left alone', async () => {
    const { stream, written } = fakeStream(true, 80);
    const { write } = stream;
    const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const listeners = process.listenerCount('SIGINT');
    const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
    for (const event of story.slice(0, 9)) progress.on(event);
    await picture(written);
    const [wrote, listening] = [stdout.mock.calls.length, process.listenerCount('SIGINT')];
    await progress.end();
    stdout.mockRestore();
    expect([wrote, listening, stream.write]).toEqual([0, listeners, write]);
  });

  test('titles are cut to the terminal and cannot drive it', async () => {
    const { stream, written } = fakeStream(true, 40);
    const progress = await startProgress({ stream, mode: 'auto', now: () => 0 });
    progress.on({ kind: 'opened' });
    const title = `\u001b]0;owned\u0007Look at ${'x'.repeat(100)}\nnext line`;
    progress.on({ kind: 'step_started', id: 'a', title, commands: 3 });
    await picture(written);
    await progress.end();
    expect(written()).not.toContain('\u001b]0;');
    const lines = plain(written()).split('\n');
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
    expect(lines.some((line) => line.includes('Look at xxx') && line.endsWith('… (0 of 3)'))).toBe(true);
  });
});
