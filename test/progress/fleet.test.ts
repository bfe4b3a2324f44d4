import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import { startProgress } from '../../src/progress/progress.ts';

interface Screen {
  readonly stream: NodeJS.WriteStream;
  readonly written: () => string;
}

/** A stream that keeps what is written to it. */
function fakeStream(isTTY: boolean, columns: number, rows = 30): Screen {
  const parts: string[] = [];
  const stream: NodeJS.WriteStream = Object.create(null);
  Object.assign(stream, { isTTY, columns, rows, write: (text: string) => parts.push(text) > 0 });
  return { stream, written: () => parts.join('') };
}

const begun = (target: string): readonly RunEvent[] => [
  { kind: 'finding_target', target },
  { kind: 'opening', target },
  { kind: 'opened', steps: 12, target },
  { kind: 'step_ended', id: 'resolver', outcome: 'done', target },
];
const done = (target: string, verdict: 'healthy' | 'fault' = 'healthy'): RunEvent => ({
  ...{ kind: 'done', target, verdict },
  summary: verdict === 'fault' ? 'The nameserver 198.51.100.53 does not answer.' : 'All 12 checks passed.',
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('without a terminal, targets that are not well have a line each, and the count comes now and then', async () => {
  const { stream, written } = fakeStream(false, 0);
  let at = 0;
  const progress = await startProgress({ stream, mode: 'auto', targets: 100, now: () => at });
  for (let n = 1; n <= 100; n++) {
    for (const event of begun(`web-${n}`)) progress.on(event);
    at += 200;
    if (n === 51) progress.on({ kind: 'not_run', target: 'web-51', because: 'it is not running' });
    else progress.on(done(`web-${n}`, n === 40 ? 'fault' : 'healthy'));
  }
  await progress.end();
  expect(written().trimEnd().split('\n')).toEqual([
    'netshoot-run: looking at 100 targets',
    'netshoot-run: 25 of 100 done in 5 s: 25 healthy',
    'netshoot-run: web-40: fault: The nameserver 198.51.100.53 does not answer.',
    'netshoot-run: 50 of 100 done in 10 s: 49 healthy, 1 with a fault',
    'netshoot-run: web-51: not looked at: it is not running',
    'netshoot-run: 75 of 100 done in 15 s: 73 healthy, 1 with a fault, 1 not looked at',
    'netshoot-run: 100 of 100 done in 20 s: 98 healthy, 1 with a fault, 1 not looked at',
  ]);
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

  test('with a hundred targets there are rows for those that run, those that are not well, and the count', async () => {
    const { stream, written } = fakeStream(true, 80);
    const progress = await startProgress({ stream, mode: 'auto', targets: 100, now: () => 0 });
    for (let n = 1; n <= 60; n++) {
      for (const event of begun(`web-${n}`)) progress.on(event);
      if (n <= 56) progress.on(done(`web-${n}`, n % 20 === 0 ? 'fault' : 'healthy'));
    }
    await picture(written);
    const before = written().length;
    await vi.advanceTimersByTimeAsync(300);
    const shown = plain(written().slice(before)).trimEnd().split('\n');
    const text = shown.map((line) => line.replace(/^[^\w]+/, ''));
    expect(text).toEqual([
      'web-20: fault: The nameserver 198.51.100.53 does not answer.',
      'web-40: fault: The nameserver 198.51.100.53 does not answer.',
      ...['web-57', 'web-58', 'web-59', 'web-60'].map((name) => `${name}: 1 of 12 steps done`),
      '56 of 100 done in 0 ms: 54 healthy, 2 with a fault; 4 running',
    ]);
    for (let n = 57; n <= 100; n++) progress.on(done(`web-${n}`));
    await progress.end();
    const last = plain(written()).trimEnd().split('\n').slice(-3);
    expect(last.map((line) => line.replace(/^[^\w]+/, ''))).toEqual([
      'web-20: fault: The nameserver 198.51.100.53 does not answer.',
      'web-40: fault: The nameserver 198.51.100.53 does not answer.',
      '100 of 100 done in 0 ms: 98 healthy, 2 with a fault',
    ]);
  });

  test.each([10, 24, 60])('a view never takes more lines than a screen of %i has', async (rows) => {
    const { stream, written } = fakeStream(true, 80, rows);
    const progress = await startProgress({ stream, mode: 'auto', targets: 1000, now: () => 0 });
    for (let n = 1; n <= 200; n++) for (const event of begun(`web-${n}`)) progress.on(event);
    for (let n = 1; n <= 100; n++) progress.on(done(`web-${n}`, 'fault'));
    await picture(written);
    const before = written().length;
    await vi.advanceTimersByTimeAsync(300);
    expect(plain(written().slice(before)).trimEnd().split('\n').length).toBeLessThan(rows);
    await progress.end();
  });
});
