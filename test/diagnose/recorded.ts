import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, TargetFacts } from '../../src/model/report.ts';
import { loadByName } from '../../src/pipeline/library.ts';
import { replay } from '../../src/pipeline.ts';
import { tools } from '../../src/tools/registry.ts';

const folder = join(import.meta.dirname, '../playbooks');
const kept = new Map<string, Report>();

/** A recorded run of a playbook, judged again. */
export function recorded(playbook: string, name: string): Report {
  const key = `${playbook}/${name}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const loaded = loadByName(playbook);
  if (loaded.kind !== 'playbook') throw new Error(`${playbook} does not load`);
  const saved: Report = JSON.parse(readFileSync(join(folder, key, 'evidence.json'), 'utf8'));
  const report = replay(saved, loaded.playbook, tools);
  kept.set(key, report);
  return report;
}

/** The same run on another target. */
export function on(report: Report, facts: Partial<TargetFacts> & { readonly ref: string }): Report {
  const target = { ...report.run.target, name: facts.ref, id: `${facts.ref}-id`, ...facts };
  return { ...report, run: { ...report.run, id: `run-${facts.ref}`, target } };
}

/** Which tools send nothing. */
export function onlyLooks(tool: string): boolean {
  return tools.get(tool)?.behaviour === 'passive';
}
