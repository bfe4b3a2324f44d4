import { afterAll, beforeAll, describe, it } from 'vitest';
import { isChosen } from '../lab/chosen.ts';
import { docker } from '../lab/docker.ts';
import { dnsFault, dnsFaults } from '../lab/faults.ts';
import type { DnsLab } from '../lab/lab.ts';
import { siteOf } from '../lab/site.ts';
import { recordScenario } from '../playbooks/scenario.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt, netshootRun } from './command.ts';
import { doubtsAbout, rootsOf } from './judge.ts';
import { createLabPool, type LabPool } from './lab-pool.ts';

// The names of the cases are known before there is a lab: any addresses do.
const cases = dnsFaults(siteOf('192.0.2', '198.51.100'))
  .filter(({ id }) => isChosen(id))
  .map(({ id, title }) => [id, title] as const);
const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : 'needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : `needs docker: ${engine.reason}`;

/** Longest time of a case, with the wait for a free lab, in milliseconds. */
const CASE_MS = 180_000;

interface Outcome {
  /** What is wrong with the diagnosis; what the command complained about when it gave none. */
  readonly doubts: readonly string[];
  readonly exit: number;
  /** Containers of the run that are still there. */
  readonly leftBehind: string;
  /** The target's network and files after the run, where they are not as before. */
  readonly changed: string | undefined;
}

/** Makes the fault, runs the command, and says what came of it and of the target. */
async function diagnose(
  lab: DnsLab,
  id: string,
  question: (name: string) => readonly string[],
  suffix = '',
): Promise<Outcome> {
  const fault = dnsFault(lab.site, id);
  await lab.inject(fault);
  const before = await lab.snapshot();
  const argv = ['dns-check', '--target', lab.target, ...question(fault.name), '--format', 'json'];
  const { report, code, stderr } = await netshootRun(argv, image);
  const after = await lab.snapshot();
  await lab.clear();
  const left = await docker(['ps', '-aq', '--filter', `label=netshoot-run=${report?.run.id ?? ''}`]);
  const doubts = report === undefined ? [stderr] : doubtsAbout(fault, rootsOf(report));
  // NSR_RECORD=1 keeps the run as evidence for the tests that replay it.
  if (process.env.NSR_RECORD === '1' && report !== undefined && doubts.length === 0)
    recordScenario('dns-check', `${id}${suffix}`, report);
  return {
    doubts,
    exit: code,
    leftBehind: left.stdout,
    changed: after === before ? undefined : after,
  };
}

/** The outcome of a right diagnosis: of a fault, or of a control. */
function right(id: string): Outcome {
  return { doubts: [], exit: id.startsWith('ok-') ? 0 : 1, leftBehind: '', changed: undefined };
}

describe.skipIf(lacks !== '')(`dns-check with the resolver behind a router ${lacks}`, () => {
  let pool: LabPool;
  beforeAll(async () => {
    pool = await createLabPool(3, { image });
  });
  afterAll(() => pool?.down());

  it.concurrent.for(cases)('%s: %s', { timeout: CASE_MS }, async ([id], { expect }) => {
    expect(await pool.use((lab) => diagnose(lab, id, (name) => ['--name', name]))).toEqual(right(id));
  });
});

describe.skipIf(lacks !== '')(`dns-check with the resolver on the same network ${lacks}`, () => {
  let pool: LabPool;
  beforeAll(async () => {
    pool = await createLabPool(2, { image, offLink: false });
  });
  afterAll(() => pool?.down());

  // What looks otherwise without a router: an address that nobody has fails in the target's own neighbour table.
  const local = ['ok-healthy', 'resolver-silent', 'resolver-port-closed', 'nameserver-is-nobody', 'one-address-dead'];
  it.concurrent.for(local)('%s, asked for a URL', { timeout: CASE_MS }, async (id, { expect }) => {
    expect(await pool.use((lab) => diagnose(lab, id, (name) => ['--to', `http://${name}:8080/`], '-url'))).toEqual(
      right(id),
    );
  });
});
