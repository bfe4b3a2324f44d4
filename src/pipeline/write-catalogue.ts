// Run by the build: notes what each playbook of the package asks for, so that a run can begin to open its sessions while
// the playbook is still being loaded.
import { readFileSync } from 'node:fs';
import { makePlan } from '../plan/plan.ts';
import { listPlaybooks } from '../playbook/discover.ts';
import { readYaml } from '../playbook/yaml-document.ts';
import { tools } from '../tools/registry.ts';
import { type CatalogueEntry, contentHash } from './catalogue.ts';
import { loadFile, showDiagnostics } from './library.ts';

/** The notes on every playbook of the package, as JSON. Throws when one of them is not valid: then nothing is built. */
export function catalogueText(): string {
  const entries = listPlaybooks().map(({ file, params }): CatalogueEntry => {
    const loaded = loadFile(file, true);
    if (loaded.kind === 'invalid') throw new Error(showDiagnostics(loaded.diagnostics, false));
    if (loaded.kind === 'trouble') throw new Error(loaded.trouble.what);
    const { vantages, capabilities } = makePlan(loaded.playbook, {}, undefined, tools, false);
    const text = readFileSync(file);
    const value = readYaml(file, text).document?.value;
    return { sha256: contentHash(text), params, vantages: [...vantages], capabilities, value };
  });
  return `${JSON.stringify(entries)}\n`;
}
