import { expect, it } from 'vitest';
import type { Playbook } from '../../src/model/playbook.ts';
import type { Report } from '../../src/model/report.ts';
import { builtInFolder, loadByName } from '../../src/pipeline/library.ts';
import { tools } from '../../src/pipeline/toolbox.ts';
import { replay } from '../../src/pipeline.ts';
import { playbookFiles } from '../../src/playbook/discover.ts';
import { checkReport } from '../../src/schema/report.ts';
import { digest, readJson, scenarios, writeExpected } from './scenario.ts';

const all = scenarios();
const playbooks = [...playbookFiles(builtInFolder()).keys()];

const loadedOnce = new Map<string, Playbook>();

function load(name: string): Playbook {
  const known = loadedOnce.get(name);
  if (known !== undefined) return known;
  const loaded = loadByName(name);
  if (loaded.kind !== 'playbook') throw new Error(`${name} does not load: ${JSON.stringify(loaded)}`);
  loadedOnce.set(name, loaded.playbook);
  return loaded.playbook;
}

const judgedOnce = new Map<string, Report>();

function judge(scenario: (typeof all)[number]): Report {
  const known = judgedOnce.get(scenario.evidence);
  if (known !== undefined) return known;
  const judged = judgeAnew(scenario);
  judgedOnce.set(scenario.evidence, judged);
  return judged;
}

function judgeAnew(scenario: (typeof all)[number]): Report {
  const saved = checkReport(readJson(scenario.evidence));
  if (!saved.ok) throw new Error(`${scenario.evidence}: ${saved.trouble}`);
  return replay(saved.value, load(scenario.playbook), tools);
}

it.each(all.map((scenario) => [`${scenario.playbook} on ${scenario.name}`, scenario] as const))(
  '%s concludes from its recorded evidence what is expected',
  (_, scenario) => {
    // UPDATE_SCREENS=1 keeps what is concluded now: read the diff before it is committed.
    if (process.env.UPDATE_SCREENS === '1') writeExpected(scenario, digest(judge(scenario)));
    expect(digest(judge(scenario))).toEqual(readJson(scenario.expected));
  },
);

it.each(all.map((scenario) => [`${scenario.playbook} on ${scenario.name}`, scenario] as const))(
  '%s gives a report that fits the published schema',
  (_, scenario) => {
    const checked = checkReport(JSON.parse(JSON.stringify(judge(scenario))));
    expect(checked.ok ? '' : checked.trouble).toBe('');
  },
);

it.each(playbooks)(
  '%s has a recorded run for each of its causes, a healthy one and an undecided one',
  (name) => {
    const reports = all.filter(({ playbook }) => playbook === name).map(judge);
    const shown = new Set(reports.flatMap(({ causes }) => causes.map(({ code }) => code)));
    // What it includes has its runs under its own name.
    const { causes, file } = load(name);
    const missing = causes.filter(({ code, at }) => at.file === file && !shown.has(code)).map(({ code }) => code);
    expect(missing).toEqual([]);
    // A playbook that only measures names no cause, and then there is no fault to show.
    const verdicts = [...(causes.length > 0 ? ['fault'] : []), 'healthy', 'undecided'];
    expect([...new Set(reports.map(({ verdict }) => verdict))].sort()).toEqual(verdicts);
  },
  120_000,
);
