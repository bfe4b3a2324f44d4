// A step of the build: runs ordinary commands of the bundle that lies beside it, so that V8 compiles what they need, and
// keeps the compiled code as app.cache. What the commands print does not matter.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileBundle, runBundle } from './cli/compiled-bundle.ts';

const file = fileURLToPath(new URL('app.cjs', import.meta.url));
const script = compileBundle(file);
const { runCommand } = runBundle(script, file);
const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-warm-'));
/** A run in which nothing was seen: everything is judged, and told as unknown. */
const nothing = {
  schema_version: 1,
  verdict: 'undecided',
  summary: '',
  causes: [],
  findings: [],
  undecided: [],
  steps: [],
  run: {
    id: '000000000000',
    playbook: 'dns-check',
    params: { name: 'api.example' },
    target: { ref: 'web', kind: 'container', name: 'web', engine: 'docker' },
    image: 'netshoot',
    capabilities: ['NET_RAW'],
    tool_version: '0',
    started_at: '2026-01-01T00:00:00.000Z',
    duration_ms: 1,
  },
};
const report = join(folder, 'report.json');
writeFileSync(report, JSON.stringify(nothing));
for (const words of [
  ['dns-check', '--target', 'web', '--name', 'api.example'],
  ['plan', 'dns-check', '--target', 'web', '--name', 'api.example'],
  ['replay', report],
  ['lint', 'playbooks/dns-check.yaml'],
  ['parse', 'resolv-conf', '/dev/null'],
])
  await runCommand(words, undefined);
rmSync(folder, { recursive: true });
writeFileSync(file.replace(/cjs$/, 'cache'), script.createCachedData());
process.exitCode = 0;
