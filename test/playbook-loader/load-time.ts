// Prints how long playbooks of growing size take to load: a line each, time per step should stay the same.
//   npx esbuild --bundle --platform=node --format=cjs test/playbook-loader/load-time.ts | node -
import { loadPlaybook } from '../../src/playbook/load.ts';
import { language, tools } from './tools.ts';

function playbook(count: number): string {
  const steps: string[] = [];
  const facts: string[] = [];
  const checks: string[] = [];
  for (let i = 0; i < count; i++) {
    const loop = i % 3 === 0 ? '    for_each: steps.resolver.nameservers\n    as: server\n' : '';
    const server = i % 3 === 0 ? ', server: "${{ server }}"' : '';
    steps.push(`  - id: q${i}\n    use: dig\n${loop}    with: { name: db.example.com${server} }\n`);
    const silent = i % 3 === 0 ? `steps.q${i}.all(q, q.timed_out)` : `steps.q${i}.timed_out`;
    facts.push(`  f${i}: ${silent}\n`);
    checks.push(`  - { id: c${i}, title: It answers, expr: "!facts.f${i}", say: silent }\n`);
  }
  const head = 'name: large\ntitle: Large?\nsteps:\n  - { id: resolver, use: resolv-conf }\n';
  return `${head}${steps.join('')}facts:\n${facts.join('')}checks:\n${checks.join('')}`;
}

for (const count of [125, 250, 500, 1000, 2000]) {
  const text = playbook(count);
  const start = performance.now();
  const none = { ok: false, because: 'none' } as const;
  const result = loadPlaybook({ file: 'large.yaml', text, resolveInclude: () => none, tools, language });
  const ms = performance.now() - start;
  const per = (ms / count).toFixed(3);
  process.stdout.write(`${count} steps: ${ms.toFixed(0)} ms, ${per} ms a step, ${result.ok ? 'loaded' : 'refused'}\n`);
}
