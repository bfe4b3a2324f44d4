import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/model/evidence.ts';
import type { ReadInput } from '../../src/model/tool.ts';
import { toolNames, tools } from '../../src/tools/registry.ts';
import { fixtures, folderOf, health } from './fixtures.ts';
import { healthOf, readChecked } from './reading.ts';

/** What a busy machine prints much of. With the others it takes minutes to try: NSR_DIAGNOSE=all does. */
const LARGE: ReadonlySet<string> = new Set([
  ...[
    'ss',
    'netstat',
    'conntrack',
    'conntrack-events',
    'iptables-save',
    'iptables',
    'nft',
    'ipset',
    'ip-route',
    'ip-neigh',
  ],
  ...['tcpdump', 'tshark-fields', 'tshark-json', 'curl', 'ping', 'docker-inspect', 'kubectl-pod', 'openssl-x509'],
]);

describe.each(toolNames())('%s', (name) => {
  const tool = tools.get(name);
  const read = (stdout: string, stderr = '', code = 0): Reading => {
    if (tool === undefined) throw new Error(`no tool ${name}`);
    return readChecked(tool, { argv: [], ending: { how: 'exited', code }, stdout, stderr });
  };

  const healthOfText = (stdout: string, stderr: string, code = 0): readonly string[] =>
    tool === undefined ? [] : healthOf(tool, read(stdout, stderr, code));

  test('any text is read without a throw, and says nothing good', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ maxLength: 100 }),
        fc.nat(255),
        (out, err, code) => {
          expect(healthOfText(out, err, code)).toEqual([]);
        },
      ),
      { numRuns: 150, seed: 9 },
    );
  });

  test('what another tool printed is not read as health', () => {
    const own = [folderOf(name), ...(health.get(folderOf(name))?.alike ?? [])];
    // What is foreign to one tool may be this one's own.
    for (const fixture of fixtures.filter((one) => !own.includes(one.tool) && !one.name.includes('foreign')))
      expect(healthOfText(fixture.input.stdout, fixture.input.stderr), `${fixture.tool} ${fixture.name}`).toEqual([]);
  });

  test('every ending is read without a throw', () => {
    const because = ['tool_missing', 'not_permitted', 'not_found', 'lost', 'aborted', 'skipped'] as const;
    const endings: readonly ReadInput['ending'][] = [
      ...because.map((how) => ({ how, because: 'x' })),
      { how: 'signaled', signal: 9 },
      { how: 'deadline', after_ms: 10 },
    ];
    for (const ending of endings) {
      if (tool === undefined) continue;
      expect(healthOf(tool, readChecked(tool, { argv: [], ending, stdout: '', stderr: '' })), ending.how).toEqual([]);
    }
  });

  const megabytes = LARGE.has(name) || process.env.NSR_DIAGNOSE === 'all' ? 50 : 5;
  test(`${megabytes} MB are read to their end`, () => {
    const quarter = megabytes * 250_000;
    const before = performance.now();
    for (const shape of ['\n', 'x', 'a b\n', ';; x: ']) read(shape.repeat(quarter / shape.length));
    expect(performance.now() - before).toBeLessThan(30_000);
  }, 60_000);

  test('a megabyte of one repeated piece in one line takes no time that a person would notice', () => {
    const shapes = [
      '[',
      '(',
      ';',
      ' ',
      '"',
      'a=1 ',
      ';; ',
      '; EDE: 1 ',
      'From ',
      'PING ',
      '1.',
      'nc: connect to ',
      'a b',
    ];
    for (const shape of shapes) {
      const before = performance.now();
      read(shape.repeat(1_000_000 / shape.length));
      expect(performance.now() - before, shape).toBeLessThan(1_500);
    }
  }, 60_000);
});
