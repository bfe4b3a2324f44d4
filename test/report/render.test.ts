import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { type Format, type RenderOptions, renderReport } from '../../src/report/render.ts';
import { loadReport, names } from './fixtures.ts';
import { elements, flaw } from './well-formed.ts';

const plain = { width: 80, color: false, version: '0.1.0', verbose: false } as const;

function render(report: Report, format: Format, more: Partial<RenderOptions> = {}): Promise<string> {
  return renderReport(report, { ...plain, ...more, format });
}

const screens = [
  ['80.txt', 'text', {}],
  ['200.txt', 'text', { width: 200 }],
  ['40.txt', 'text', { width: 40 }],
  ['color.txt', 'text', { color: true }],
  ['verbose.txt', 'text', { verbose: true }],
  ['ndjson', 'ndjson', {}],
  ['md', 'markdown', {}],
  ['verbose.md', 'markdown', { verbose: true }],
  ['junit.xml', 'junit', {}],
  ['html.txt', 'html', {}],
  ['prom', 'prometheus', {}],
] as const;

describe.each(names)('the report %s', (name) => {
  const report = loadReport(name);

  test('is one that the report schema accepts', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    ajv.validate(schema, report);
    expect(ajv.errors).toBeNull();
  });

  test.each(screens)('looks like its golden file %s', async (file, format, more) => {
    await expect(await render(report, format, more)).toMatchFileSnapshot(`golden/${name}.${file}`);
  });

  test('as JSON is the report itself', async () => {
    const text = await render(report, 'json');
    expect(JSON.parse(text)).toEqual(report);
    expect(text.startsWith('{\n  "schema_version": 1,')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('as NDJSON has one object on each line, the run first and the conclusion last', async () => {
    const lines = (await render(report, 'ndjson')).trimEnd().split('\n');
    const types = lines.map((line) => JSON.parse(line).type);
    const expected = [
      'run',
      ...report.steps.map(() => 'step'),
      ...report.findings.map(() => 'finding'),
      ...report.causes.map(() => 'cause'),
      ...report.undecided.map(() => 'open'),
      'conclusion',
    ];
    expect(types).toEqual(expected);
  });

  test('in colour says the same as without', async () => {
    const colored = await render(report, 'text', { color: true });
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(await render(report, 'text'));
  });

  test.each([40, 80, 200])('fits a screen of %i columns, but for commands, which are never broken', async (width) => {
    const commands = new Set(
      report.causes.flatMap(({ fix }) => fix.flatMap(({ run }) => (run === undefined ? [] : [run]))),
    );
    const lines = (await render(report, 'text', { width })).split('\n');
    const wide = lines.filter((line) => stringWidth(line) > width).map((line) => line.trim());
    expect(wide.filter((line) => !commands.has(line) && !/^(?:printf|echo) /.test(line))).toEqual([]);
  });

  test('has each command alone on a line, whole', async () => {
    if (name === 'hostile') return;
    const lines = (await render(report, 'text', { width: 40 })).split('\n').map((line) => line.trim());
    const commands = report.causes
      .filter(({ role }) => role === 'root')
      .flatMap(({ fix }) => fix.flatMap(({ run }) => (run === undefined ? [] : [run])));
    expect(commands.filter((command) => !lines.includes(command))).toEqual([]);
  });

  test('as JUnit is well-formed XML, and red exactly when it is not healthy', async () => {
    const xml = await render(report, 'junit');
    expect(flaw(xml, 'xml')).toBeUndefined();
    expect(/<(?:failure|error) /.test(xml)).toBe(report.verdict !== 'healthy');
  });

  test('as HTML is well-formed, runs nothing and loads nothing', async () => {
    const page = await render(report, 'html');
    const style = /<style>[^<]*<\/style>/.exec(page)?.[0] ?? 'no style';
    expect(flaw(page.replace(style, ''), 'html')).toBeUndefined();
    const banned = ['script', 'iframe', 'img', 'link', 'object', 'embed', 'form', 'a', 'svg', 'base'];
    expect(banned.filter((element) => elements(page).has(element))).toEqual([]);
    expect(page).toContain('Content-Security-Policy');
    expect(style).not.toMatch(/url\(|@import/);
  });

  test('as Prometheus text has each series once, and HELP and TYPE before them', async () => {
    const lines = (await render(report, 'prometheus')).trimEnd().split('\n');
    expect(new Set(lines).size).toBe(lines.length);
    const odd = lines.filter(
      (line) =>
        !/^# (?:HELP|TYPE) netshoot_run_[a-z_]+ .+$/.test(line) &&
        !/^netshoot_run_[a-z_]+\{(?:[a-z]+="(?:[^"\\]|\\[\\"n])*",?)+\} [0-9.]+$/.test(line),
    );
    expect(odd).toEqual([]);
  });
});

test('checks that are unknown, and ones that were skipped, are seen in a healthy report of every kind', async () => {
  const report = loadReport('healthy');
  for (const format of ['text', 'markdown', 'junit', 'html'] as const) {
    const text = await render(report, format, { width: 200 });
    expect(text).toContain('aaaa-answers');
    expect(text).toContain('edns-works');
    expect(text).toContain('every nameserver answered over UDP');
    expect(text).toContain('the target has no IPv6 address');
  }
});

test('a run that was interrupted says so within its first four lines', async () => {
  const text = await render(loadReport('interrupted'), 'text');
  expect(text.split('\n').slice(0, 5).join('\n')).toContain('INTERRUPTED');
});

test('checks that one thing keeps from being judged are told in one row, unless everything is asked for', async () => {
  const report = loadReport('interrupted');
  const unknown = report.findings.find(({ verdict }) => verdict === 'unknown');
  if (unknown === undefined) throw new Error('there is no unknown check');
  const findings = ['one', 'two', 'three'].map((check) => ({ ...unknown, check, because: 'nobody may look' }));
  const text = await render({ ...report, findings }, 'text');
  expect(text).toContain('UNKNOWN  3 checks  not known: one, two, three\n                   because nobody may look\n');
  const whole = await render({ ...report, findings }, 'text', { verbose: true });
  expect(whole.match(/because nobody may look/g)?.length).toBeGreaterThanOrEqual(3);
});
