import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/model/report.ts';

/** The built command. */
export const COMMAND = join(import.meta.dirname, '../../dist/main.js');

/** True when `npm run build` has been run. */
export function isBuilt(): boolean {
  return existsSync(COMMAND);
}

/** What one run of the command said. `report` is absent when its standard output was none. */
export interface Said {
  readonly code: number;
  readonly report: Report | undefined;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

function parse(stdout: string): Report | undefined {
  try {
    const report: Report = JSON.parse(stdout);
    return report;
  } catch {
    return undefined;
  }
}

/** Runs netshoot-run with an image, and reads its report. */
export function netshootRun(argv: readonly string[], image: string): Promise<Said> {
  const started = performance.now();
  const env = { ...process.env, NETSHOOT_IMAGE: image, NO_COLOR: '1' };
  return new Promise((said) => {
    execFile(process.execPath, [COMMAND, ...argv], { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      said({ code, report: parse(stdout), stdout, stderr, durationMs: performance.now() - started });
    });
  });
}
