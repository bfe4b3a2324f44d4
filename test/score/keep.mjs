// npm run keep -- PLAYBOOK CASE REPORT.json: keeps a saved run as a scenario of test/playbooks. Only commands and what they
// printed are kept; run the replay tests with UPDATE_SCREENS=1 to write what is concluded, and read it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [playbook, name, file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run keep -- PLAYBOOK CASE REPORT.json');
  process.exit(2);
}
const report = JSON.parse(readFileSync(file, 'utf8'));
const folder = join('test/playbooks', playbook, name);
mkdirSync(folder, { recursive: true });
const steps = report.steps.map(({ value: _value, unreadable: _unreadable, ...step }) => step);
const evidence = { ...report, summary: '', causes: [], findings: [], undecided: [], steps };
writeFileSync(join(folder, 'evidence.json'), `${JSON.stringify(evidence, null, 1)}\n`);
console.log(
  `${folder}/evidence.json; now: UPDATE_SCREENS=1 npx vitest run --config test/vitest.config.ts test/playbooks`,
);
