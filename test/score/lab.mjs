// Drives a fault lab (lab.sh) and the built command against it.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const MAIN = 'dist/main.js';
const RUN_MS = 120_000;

/** One lab, up and down as often as cases need. */
export class Lab {
  constructor({ folder, name }) {
    this.script = join(folder, 'lab.sh');
    this.name = name;
  }

  sh(...words) {
    // The lab leaves servers behind that keep inherited pipes open: nothing is piped.
    return spawnSync(this.script, words, {
      env: { ...process.env, LAB: this.name },
      stdio: 'ignore',
      timeout: 120_000,
    });
  }

  /** A new lab with this fault in it: counters, neighbours and caches of the case before are gone. */
  async fresh(fault) {
    for (let attempt = 0; attempt < 3; attempt++) {
      this.sh('down');
      if (this.sh('up').status === 0) break;
    }
    if (this.sh('inject', fault).status !== 0) console.error(`score: ${fault} could not be injected`);
  }

  down() {
    this.sh('down');
  }

  /** Runs the diagnosis as a user would. */
  diagnose({ target }, { playbook, peer }) {
    const inbound = target.includes('(inbound)');
    const args = [MAIN, playbook, '--target', `${this.name}-web`, '--format', 'json'];
    if (!inbound) args.push('--to', target);
    if (peer) args.push('--peer', `${this.name}-api`);
    const begin = performance.now();
    const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: RUN_MS });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr, seconds: (performance.now() - begin) / 1000 };
  }

  /** Keeps both cores busy until the returned function is called. */
  load() {
    const children = [0, 1].map(() => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
    return () => {
      for (const child of children) child.kill('SIGKILL');
    };
  }
}
