// Run by the build.
import { readFileSync } from 'node:fs';
import { recordingLanguage } from '../expression/known-language.ts';
import { makePlan } from '../plan/plan.ts';
import { listPlaybooks } from '../playbook/discover.ts';
import { readYaml } from '../playbook/yaml-document.ts';
import { tools } from '../tools/registry.ts';
import { fullLanguage, loadText, showDiagnostics } from './library.ts';
import { contentHash, type Notes, type PlaybookNote } from './notes.ts';

/** The notes on every playbook and tool of the package, as JSON. Throws when a playbook is not valid: then nothing is
 *  built. */
export function notesText(): string {
  const playbooks = listPlaybooks().map(({ file, params }): PlaybookNote => {
    const text = readFileSync(file);
    const recording = recordingLanguage(fullLanguage());
    const loaded = loadText(file, text, true, recording.language);
    if (loaded.kind === 'invalid') throw new Error(showDiagnostics(loaded.diagnostics, false));
    if (loaded.kind === 'trouble') throw new Error(loaded.trouble.what);
    const { vantages } = makePlan(loaded.playbook, {}, undefined, tools, false);
    const value = readYaml(file, text).document?.value;
    return {
      sha256: contentHash(text),
      params,
      vantages: [...vantages.keys()],
      capabilities: vantages.get('target')?.capabilities ?? [],
      value,
      expressions: recording.known(),
    };
  });
  const needs = [...tools.values()].map(
    ({ name, place, needs }) => [name, place.kind === 'session' ? needs : []] as const,
  );
  const notes: Notes = { playbooks, tools: Object.fromEntries(needs) };
  return `${JSON.stringify(notes)}\n`;
}
