import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knowingLanguage, recordingLanguage } from '../../src/expression/known-language.ts';
import type { Playbook } from '../../src/model/playbook.ts';
import { builtInFolder, fullLanguage, type LoadedFile, loadText } from '../../src/pipeline/library.ts';
import { tools } from '../../src/pipeline/toolbox.ts';
import { replay } from '../../src/pipeline.ts';
import { readYaml } from '../../src/playbook/yaml-document.ts';
import { checkReport } from '../../src/schema/report.ts';
import { digest, readJson, scenarios } from './scenario.ts';

const file = join(builtInFolder() ?? '', 'dns-check.yaml');
const text = readFileSync(file);

function playbookOf(loaded: LoadedFile): Playbook {
  if (loaded.kind !== 'playbook') throw new Error(`${file} does not load`);
  return loaded.playbook;
}

it('a playbook that is loaded from the notes of the build concludes what it concludes when it is read', () => {
  const recording = recordingLanguage(fullLanguage());
  const read = playbookOf(loadText(file, text, true, recording.language));
  const known = JSON.parse(JSON.stringify(recording.known()));
  const value = readYaml(file, text).document?.value;
  const noted = playbookOf(loadText(file, text, true, knowingLanguage(fullLanguage, known), value));
  for (const scenario of scenarios().filter(({ playbook }) => playbook === 'dns-check')) {
    const saved = checkReport(readJson(scenario.evidence));
    if (!saved.ok) throw new Error(saved.trouble);
    expect([scenario.name, digest(replay(saved.value, noted, tools))]).toEqual([
      scenario.name,
      digest(replay(saved.value, read, tools)),
    ]);
  }
});

it('loading from the notes compiles nothing', () => {
  const recording = recordingLanguage(fullLanguage());
  playbookOf(loadText(file, text, true, recording.language));
  const asked: string[] = [];
  const language = knowingLanguage(() => {
    asked.push('the whole language');
    return fullLanguage();
  }, recording.known());
  const noted = playbookOf(loadText(file, text, true, language, readYaml(file, text).document?.value));
  expect([noted.steps.length > 20, asked]).toEqual([true, []]);
});
