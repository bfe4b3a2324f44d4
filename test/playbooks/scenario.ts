import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Report } from '../../src/model/report.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** What a recorded run must come to, without what differs between two recordings of the same fault. */
export interface Expected {
  readonly verdict: Report['verdict'];
  /** `code @ object, confidence`; consequences are indented below their root. */
  readonly causes: readonly string[];
  /** Checks that did not pass and are not skipped: `verdict check`. */
  readonly findings: readonly string[];
  /** What could not be told: `kind name`. */
  readonly undecided: readonly string[];
  /** For each root: the lines that prove it. */
  readonly proof: readonly string[];
}

/** A recorded run of a playbook: `test/playbooks/<playbook>/<name>/`. */
export interface Scenario {
  readonly playbook: string;
  readonly name: string;
  readonly evidence: string;
  readonly expected: string;
}

/** Every recorded run. */
export function scenarios(): readonly Scenario[] {
  const folders = (path: string) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  return folders(here).flatMap((playbook) =>
    folders(join(here, playbook)).map((name) => {
      const folder = join(here, playbook, name);
      const plain = join(folder, 'evidence.json');
      // Runs of triage over every case of the bench are many and large.
      const evidence = existsSync(plain) ? plain : `${plain}.gz`;
      return { playbook, name, evidence, expected: join(folder, 'expected.json') };
    }),
  );
}

/** The conclusion of a report, as `expected.json` has it. */
export function digest(report: Report): Expected {
  const failing = report.findings.filter(
    ({ verdict }) => verdict === 'fail' || verdict === 'warn' || verdict === 'unknown',
  );
  return {
    verdict: report.verdict,
    causes: report.causes.map(
      ({ role, code, object, confidence }) => `${role === 'root' ? '' : '  '}${code} @ ${object}, ${confidence}`,
    ),
    findings: failing.map(({ verdict, check }) => `${verdict} ${check}`),
    undecided: report.undecided.map(({ kind, name }) => `${kind} ${name}`),
    proof: report.causes
      .filter(({ role }) => role === 'root')
      .flatMap(({ evidence }) => evidence.map(({ step, text }) => `${step}: ${text}`)),
  };
}

/** Keeps a run as a scenario. Only the commands and what they printed are evidence: readings and conclusions are made
 *  anew by the test. */
export function recordScenario(playbook: string, name: string, report: Report): void {
  const folder = join(here, playbook, name);
  mkdirSync(folder, { recursive: true });
  const steps = report.steps.map(({ value: _value, unreadable: _unreadable, ...step }) => step);
  const evidence = { ...report, summary: '', causes: [], findings: [], undecided: [], steps };
  writeFileSync(join(folder, 'evidence.json'), `${JSON.stringify(evidence, null, 1)}\n`);
  writeExpected({ playbook, name, evidence: '', expected: join(folder, 'expected.json') }, digest(report));
}

/** Keeps a conclusion as the expected one. */
export function writeExpected(scenario: Scenario, expected: Expected): void {
  writeFileSync(scenario.expected, `${JSON.stringify(expected, null, 2)}\n`);
}

/** Reads a JSON file of a scenario. */
export function readJson(file: string): unknown {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}
