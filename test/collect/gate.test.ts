import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Gate } from '../../src/collect/gate.ts';

test('whatever the mix, every task runs once, never more than the limit at once, and a loud one only alone', async () => {
  const tasks = fc.array(fc.record({ loud: fc.boolean(), turns: fc.nat({ max: 4 }) }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(tasks, fc.integer({ min: 1, max: 5 }), async (list, limit) => {
      const gate = new Gate(limit);
      let running = 0;
      let alone = false;
      const done = await Promise.all(
        list.map(({ loud, turns }, i) =>
          gate.pass(loud, async () => {
            running++;
            expect(alone).toBe(false);
            expect(running).toBeLessThanOrEqual(loud ? 1 : limit);
            alone = loud;
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
            running--;
            alone = false;
            return i;
          }),
        ),
      );
      expect(done).toEqual(list.map((_, i) => i));
    }),
    { numRuns: 200 },
  );
});

test('a task that fails leaves its place to the next', async () => {
  const gate = new Gate(1);
  const failing = gate.pass(true, () => Promise.reject(new Error('our own bug')));
  const next = gate.pass(false, () => Promise.resolve('ran'));
  await expect(failing).rejects.toThrow('our own bug');
  expect(await next).toBe('ran');
});
