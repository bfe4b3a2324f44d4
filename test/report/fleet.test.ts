import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { compareReports } from '../../src/diagnose/compare/differences.ts';
import { FleetTally } from '../../src/diagnose/fleet/fleet.ts';
import type { Fleet } from '../../src/model/fleet.ts';
import type { Report } from '../../src/model/report.ts';
import { notRunLine, renderFleet, reportLine } from '../../src/report/fleet.ts';
import { type Format, formats, type RenderOptions, renderReport } from '../../src/report/render.ts';
import { checkReport } from '../../src/schema/report.ts';
import { on, onlyLooks, recorded } from '../diagnose/recorded.ts';
import { hostileReport, replaceTexts } from './fixtures.ts';
import { elements, flaw } from './well-formed.ts';

const plain = { width: 80, color: false, version: '0.1.0', verbose: false } as const;
const healthy = recorded('dns-check', 'ok-healthy');
const silent = recorded('dns-check', 'resolver-silent');
const stale = recorded('dns-check', 'record-stale');

const web = (report: Report, n: number, node: string) =>
  on(report, {
    ...{ ref: `docker:shop-web-${n}`, name: `shop-web-${n}`, node, image: 'shop/web:7', labels: { app: 'web' } },
    ...{ network_mode: 'shop_default', networks: ['shop_default'], dns: ['203.0.113.53'] },
  });

/** The first targets are odd, the others healthy. */
function fleetOf(odd: readonly Report[], size: number, more: Partial<Fleet['run']> = {}): Fleet {
  const gone = more.interrupted === undefined ? 0 : 2;
  const tally = new FleetTally(size + gone, onlyLooks);
  for (let n = 1; n <= size; n++)
    tally.add(n - 1, web(odd[n - 1] ?? healthy, n, n <= odd.length ? 'node-b' : `node-${'acd'[n % 3]}`));
  for (let n = size; n < size + gone; n++)
    tally.addNotRun(n, `docker:shop-web-${n + 1}`, {
      what: 'its turn did not come: interrupted (SIGINT)',
      todo: 'repeat the command',
    });
  return tally.fleet({
    ...{ id: '5f0c1d2e3a4b', playbook: 'dns-check', params: { name: 'orders.shop.example' } },
    ...{ targets: ['compose:shop/web'], all: true, concurrency: 4, image: 'netshoot-run/netshoot:local' },
    ...{ tool_version: '0.1.0', started_at: '2026-01-01T00:00:00.000Z', duration_ms: 21_300 },
    ...more,
  });
}

const fleets = {
  'fleet-group': fleetOf([silent, silent, silent], 40),
  'fleet-two-groups': fleetOf([silent, silent, stale], 9),
  'fleet-healthy': fleetOf([], 30, { sample: { size: 30, of: 900, seed: 42 }, selectors: ['app=web'], targets: [] }),
  'fleet-interrupted': fleetOf([silent], 3, { interrupted: 'interrupted (SIGINT)' }),
} as const;

const screens = [
  ['80.txt', 'text', {}],
  ['200.txt', 'text', { width: 200 }],
  ['verbose.txt', 'text', { verbose: true }],
  ['md', 'markdown', {}],
  ['junit.xml', 'junit', {}],
  ['html.txt', 'html', {}],
  ['prom', 'prometheus', {}],
] as const;

describe.each(Object.entries(fleets))('the report about many targets, %s', (name, fleet) => {
  const render = (format: Format, more: Partial<RenderOptions> = {}) =>
    renderFleet(fleet, { ...plain, ...more, format });

  test.each(screens)('looks like its golden file %s', async (file, format, more) => {
    await expect(await render(format, more)).toMatchFileSnapshot(`golden/${name}.${file}`);
  });

  test('as JSON is the report itself, and as NDJSON one line that says what it is', async () => {
    expect(JSON.parse(await render('json'))).toEqual(fleet);
    const line = await render('ndjson');
    expect(line.split('\n').length).toBe(2);
    expect(JSON.parse(line)).toEqual({ type: 'fleet', run_id: fleet.run.id, ...fleet });
  });

  test('in colour says the same as without', async () => {
    const colored = await render('text', { color: true });
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(await render('text'));
  });

  test.each([40, 80, 200])('fits a screen of %i columns, but for commands, which are never broken', async (width) => {
    const lines = (await render('text', { width })).split('\n');
    const wide = lines.filter((line) => stringWidth(line) > width).map((line) => line.trim());
    expect(wide.filter((line) => !/^(?:netshoot-run|dig|printf|docker) /.test(line))).toEqual([]);
  });

  test('as JUnit and HTML is well-formed, and JUnit is red exactly when not every target is healthy', async () => {
    const xml = await render('junit');
    expect(flaw(xml, 'xml')).toBeUndefined();
    expect(/<(?:failure|error) /.test(xml)).toBe(fleet.verdict !== 'healthy');
    const page = await render('html');
    const style = /<style>[^<]*<\/style>/.exec(page)?.[0] ?? 'no style';
    expect(flaw(page.replace(style, ''), 'html')).toBeUndefined();
    expect(['script', 'img', 'link', 'a', 'form'].filter((element) => elements(page).has(element))).toEqual([]);
  });

  test('as Prometheus text has each series once', async () => {
    const lines = (await render('prometheus')).trimEnd().split('\n');
    expect(new Set(lines).size).toBe(lines.length);
    expect(
      lines.filter((line) => !/^(?:# (?:HELP|TYPE) netshoot_run_|netshoot_run_[a-z_]+\{.*\} [0-9.]+$)/.test(line)),
    ).toEqual([]);
  });

  test.each(formats)(
    'as %s shows nothing that could drive a terminal, or be markup, of what the network said',
    async (format) => {
      const nasty = replaceTexts(fleet, (text) => `\u001b[31m<script>|\`${text}\u202e`);
      const hostile: Fleet = JSON.parse(JSON.stringify({ ...fleet, ...Object(nasty), verdict: fleet.verdict }));
      const outcomes = hostile.targets.map((member, n) => ({
        ...member,
        outcome: fleet.targets[n]?.outcome ?? 'healthy',
      }));
      const groups = hostile.groups.map((group, n) => ({ ...group, kind: fleet.groups[n]?.kind ?? 'cause' }));
      const text = await renderFleet({ ...hostile, targets: outcomes, groups }, { ...plain, format });
      expect(text).not.toMatch(/[\u001b\u202e]/);
      // In a fence of Markdown nothing is markup.
      const outside = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
      if (format === 'html' || format === 'junit' || format === 'markdown') expect(outside).not.toContain('<script>');
    },
  );
});

test('a line of NDJSON holds the whole report of a target, which can be replayed, or why there is none', () => {
  const line = JSON.parse(reportLine(silent));
  expect([line.type, line.run_id]).toEqual(['report', silent.run.id]);
  expect(checkReport(line.report).ok).toBe(true);
  expect(JSON.parse(notRunLine('docker:web', { what: 'it is gone', todo: 'start it' }))).toEqual({
    ...{ type: 'not_run', target: 'docker:web', because: 'it is gone', todo: 'start it' },
  });
});

describe('a report that compares with a sibling', () => {
  const versus = compareReports(web(silent, 3, 'node-b'), web(healthy, 1, 'node-a'), onlyLooks);
  const report: Report = { ...web(silent, 3, 'node-b'), versus };

  test('is one that the report schema accepts', () => {
    const checked = checkReport(JSON.parse(JSON.stringify(report)));
    expect(checked.ok ? '' : checked.trouble).toBe('');
  });

  test.each(screens)('looks like its golden file %s', async (file, format, more) => {
    // Commands and what they printed are in the golden files of other reports.
    const short = { ...report, steps: [] };
    await expect(await renderReport(short, { ...plain, ...more, format })).toMatchFileSnapshot(`golden/versus.${file}`);
  });

  test.each(formats)('says what differs in %s', async (format) => {
    const text = await renderReport(report, { ...plain, width: 200, format });
    expect(text).toContain(format === 'prometheus' ? 'netshoot_run_differences{' : 'resolver.nameservers');
  });

  test('whose sibling could not be looked at says so', async () => {
    const alone = {
      ...report,
      versus: { target: { ref: 'web-1' }, because: 'it is gone', differences: [], left_out: {} },
    };
    expect(await renderReport(alone, { ...plain, format: 'text' })).toContain(
      'web-1 could not be looked at: it is gone.',
    );
  });

  test('whose sibling is not healthy either says so', async () => {
    const both = { ...report, versus: compareReports(silent, silent, onlyLooks) };
    const text = await renderReport(both, { ...plain, format: 'text' });
    expect(text).toContain('is not healthy either');
    expect(text).toContain('Nothing that was read differs.');
  });

  test.each(formats)('stays harmless in %s when what it says is hostile', async (format) => {
    const hostile = { ...hostileReport('fault', (text) => text), versus };
    const nasty = JSON.parse(JSON.stringify(replaceTexts(versus, (text) => `\u001b[31m<script>|${text}`)));
    const text = await renderReport({ ...hostile, versus: { ...nasty, verdict: 'healthy' } }, { ...plain, format });
    expect(text).not.toContain('\u001b');
    if (format === 'html' || format === 'junit' || format === 'markdown') expect(text).not.toContain('<script>');
  });
});
