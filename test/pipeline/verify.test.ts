import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Playbook } from '../../src/model/playbook.ts';
import type { Report } from '../../src/model/report.ts';
import { loadByName } from '../../src/pipeline/library.ts';
import { tools } from '../../src/pipeline/toolbox.ts';
import { chainOf, compareReports } from '../../src/pipeline/verify.ts';
import { replay } from '../../src/pipeline.ts';
import { renderReport } from '../../src/report/render.ts';
import { checkReport } from '../../src/schema/report.ts';
import { readJson } from '../playbooks/scenario.ts';

const playbook = load('dns-check');
const red = recorded('resolver-silent-url');
const healthy = recorded('ok-healthy-url');

function load(name: string): Playbook {
  const loaded = loadByName(name);
  if (loaded.kind !== 'playbook') throw new Error(`${name} does not load`);
  return loaded.playbook;
}

function recorded(name: string): Report {
  const saved = checkReport(readJson(join(import.meta.dirname, '../playbooks/dns-check', name, 'evidence.json')));
  if (!saved.ok) throw new Error(saved.trouble);
  return replay(saved.value, playbook, tools);
}

function chain(): Playbook {
  const made = chainOf(red, playbook);
  if (made === undefined) throw new Error('there is nothing to verify');
  return made;
}

/** What a run of the chain would find, told from a run of everything. */
function again(report: Report): Report {
  const ids = new Set(chain().steps.map(({ id }) => id));
  return replay({ ...report, steps: report.steps.filter(({ id }) => ids.has(id)) }, chain(), tools);
}

describe('the chain that a report rests on', () => {
  it('holds the causes and failing checks, and every step that they need, and no other check', () => {
    expect(chain().checks.map(({ id }) => id)).toEqual(
      red.findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ check }) => check),
    );
    expect(chain().causes.map(({ code }) => code)).toContain('dns.resolver_no_response');
    expect(chain().steps.length).toBeLessThan(playbook.steps.length);
    const ids = new Set(chain().steps.map(({ id }) => id));
    expect(
      chain()
        .steps.flatMap(({ dependsOn }) => [...dependsOn])
        .filter((id) => !ids.has(id)),
    ).toEqual([]);
  });

  it('concludes of the same evidence what the whole playbook concludes', () => {
    expect(again(red).causes.map(({ code, object, role, confidence }) => ({ code, object, role, confidence }))).toEqual(
      red.causes.map(({ code, object, role, confidence }) => ({ code, object, role, confidence })),
    );
  });

  it('is none for a report that found nothing', () => {
    expect(chainOf(healthy, playbook)).toBeUndefined();
  });
});

describe('what became of it', () => {
  it('is green when the fault is gone', () => {
    const now = compareReports(red, again(healthy));
    expect(now.verdict).toBe('healthy');
    expect([...new Set(now.comparison?.changes.map((change) => `${change.kind} ${change.now}`))]).toEqual([
      'cause gone',
      'check pass',
    ]);
  });

  it('is red while the fault is there', () => {
    const now = compareReports(red, again(red));
    expect(now.verdict).toBe('fault');
    expect([...new Set(now.comparison?.changes.map((change) => `${change.kind} ${change.now}`))]).toEqual([
      'cause holds',
      'check fail',
    ]);
  });

  it('is not known when nothing could be looked at', () => {
    const ending = { how: 'tool_missing', because: 'it is not in the image' } as const;
    const blind = { ...healthy, steps: healthy.steps.map((step) => ({ ...step, ending, stdout: '', stderr: '' })) };
    const now = compareReports(red, again(blind));
    expect(now.verdict).toBe('undecided');
    expect(now.comparison?.changes.filter(({ now: became }) => became === 'gone' || became === 'pass')).toEqual([]);
  });

  it('fits the schema, and stands in the report before the causes', async () => {
    const now = compareReports(red, again(healthy));
    const checked = checkReport(JSON.parse(JSON.stringify(now)));
    expect(checked.ok ? '' : checked.trouble).toBe('');
    const shown = { width: 80, color: false, version: '0.0.0', verbose: false } as const;
    const text = await renderReport(now, { ...shown, format: 'text' });
    expect(text).toContain('was root cause, now gone: dns.resolver_no_response');
    expect(await renderReport(now, { ...shown, format: 'html' })).toContain(
      '<span class="good">was root cause, now gone</span>: <code>dns.resolver_no_response',
    );
    expect(await renderReport(now, { ...shown, format: 'markdown' })).toContain('- [x] `dns.resolver_no_response');
  });
});
