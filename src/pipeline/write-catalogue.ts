// Run by the build: notes what each playbook of the package asks for, so that a run can begin to open its sessions while
// the playbook is still being loaded.
import { readFileSync, writeFileSync } from 'node:fs';
import { makePlan } from '../plan/plan.ts';
import { listPlaybooks } from '../playbook/discover.ts';
import { tools } from '../tools/registry.ts';
import { type CatalogueEntry, contentHash } from './catalogue.ts';
import { loadFile, showDiagnostics } from './library.ts';

const out = process.argv[2];
if (out === undefined) throw new Error('the file to write is missing');
const entries = listPlaybooks().map(({ file, params }): CatalogueEntry => {
  const loaded = loadFile(file, true);
  if (loaded.kind === 'invalid') throw new Error(showDiagnostics(loaded.diagnostics, false));
  if (loaded.kind === 'trouble') throw new Error(loaded.trouble.what);
  const { vantages, capabilities } = makePlan(loaded.playbook, {}, undefined, tools, false);
  return { sha256: contentHash(readFileSync(file)), params, vantages: [...vantages], capabilities };
});
writeFileSync(out, `${JSON.stringify(entries)}\n`);
