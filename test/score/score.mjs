// npm run score: injects each fault of a lab, runs the diagnosis, and compares the root causes with the truth.
// Needs root, the lab's folder (--lab DIR, default ../shared/lab) and a build. Writes docs/accuracy.md with --write.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accuracyPage, tally } from './accuracy.mjs';
import { judge } from './judge.mjs';
import { Lab } from './lab.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lab: { type: 'string', default: '../shared/lab' },
    name: { type: 'string', default: 'lab-score' },
    playbook: { type: 'string', default: 'triage' },
    results: { type: 'string', default: '.cache/score' },
    // Cases can be split over runs that stand beside each other: 1/2 and 2/2.
    part: { type: 'string', default: '1/1' },
    // Only from inside the target, also where the case has a second vantage.
    'no-peer': { type: 'boolean', default: false },
    load: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    category: { type: 'string' },
  },
});

const catalogueFile = join(values.lab, 'catalogue-open.json');
if (!existsSync(catalogueFile)) {
  console.error(`score: there is no lab in ${resolve(values.lab)} (no catalogue-open.json); give it with --lab DIR`);
  process.exit(2);
}
const catalogue = JSON.parse(readFileSync(catalogueFile, 'utf8'));
const unknown = positionals.filter((id) => !catalogue.some((one) => one.id === id));
if (unknown.length > 0) {
  console.error(`score: no such case: ${unknown.join(', ')}`);
  process.exit(2);
}
const [part, parts] = values.part.split('/').map(Number);
const cases = catalogue
  .filter(({ id, category }) =>
    positionals.length > 0 ? positionals.includes(id) : values.category === undefined || category === values.category,
  )
  .filter((_, i) => i % parts === part - 1);
mkdirSync(values.results, { recursive: true });
const lab = new Lab({ folder: values.lab, name: values.name });
const stopLoad = values.load ? lab.load() : () => {};
const done = [];
try {
  for (const one of cases) {
    // Where the case has a second vantage, once with it and once without: then the coarse but true code is right too.
    const both = /server/.test(one.vantage);
    for (const peer of both ? [true, false] : [false]) {
      if (peer && values['no-peer']) continue;
      await lab.fresh(one.id);
      const run = lab.diagnose(one, { playbook: values.playbook, peer });
      const result = judge(one, run, { coarse: both && !peer });
      done.push(result);
      const name = both && !peer ? `${one.id}.no-peer` : one.id;
      writeFileSync(join(values.results, `${name}.report.json`), run.stdout);
      writeFileSync(join(values.results, `${name}.json`), JSON.stringify({ root_causes: result.said }));
      console.log(line(result));
    }
  }
} finally {
  stopLoad();
  lab.down();
}
console.log(`\n${tally(done)}`);
if (values.write) writeFileSync('docs/accuracy.md', accuracyPage(done, values));
process.exitCode = done.every(({ found, wrong }) => found && wrong.length === 0) ? 0 : 1;

function line({ id, found, objectRight, wrong, verdict, seconds, said, note }) {
  const mark = !found || wrong.length > 0 ? 'MISS' : objectRight ? 'ok  ' : 'obj ';
  const what = said.map(({ code, object }) => `${code} @ ${object}`).join(', ') || '-';
  return `${mark} ${id.padEnd(28)} ${String(seconds.toFixed(1)).padStart(5)} s  ${verdict.padEnd(9)} ${what}${note === '' ? '' : `  [${note}]`}`;
}
