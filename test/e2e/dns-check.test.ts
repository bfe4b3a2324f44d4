import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from '../lab/docker.ts';
import { dnsFault, dnsFaults } from '../lab/faults.ts';
import { createLab, type DnsLab } from '../lab/lab.ts';
import { siteOf } from '../lab/site.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt, netshootRun } from './command.ts';
import { doubtsAbout, rootsOf } from './judge.ts';

// The names of the cases are known before there is a lab: any addresses do.
const cases = dnsFaults(siteOf('192.0.2', '198.51.100')).map(({ id, title }) => [id, title] as const);
const engine = engineForTests();
const image = engine.available ? engine.image : '';
const lacks = engine.available
  ? isBuilt()
    ? ''
    : 'needs dist/main.js: npm run build makes it'
  : `needs docker: ${engine.reason}`;

/** Makes the fault, runs the command, and says what came of it and of the target. */
async function diagnose(lab: DnsLab, id: string) {
  const fault = dnsFault(lab.site, id);
  await lab.inject(fault);
  const before = await lab.snapshot();
  const argv = ['dns-check', '--target', lab.target, '--name', fault.name, '--format', 'json'];
  const { report, code, stderr } = await netshootRun(argv, image);
  const after = await lab.snapshot();
  await lab.clear();
  const left = await docker(['ps', '-aq', '--filter', `label=netshoot-run=${report?.run.id ?? ''}`]);
  return {
    outcome: {
      doubts: report === undefined ? [stderr] : doubtsAbout(fault, rootsOf(report)),
      exit: code,
      leftBehind: left.stdout,
    },
    right: { doubts: [], exit: fault.causes.length === 0 ? 0 : 1, leftBehind: '' },
    before,
    after,
  };
}

describe.skipIf(lacks !== '')(`dns-check with the resolver behind a router ${lacks}`, () => {
  let lab: DnsLab;
  beforeAll(async () => {
    lab = await createLab({ image });
  });
  afterAll(() => lab?.down());

  it.each(cases)(
    '%s: %s',
    async (id) => {
      const { outcome, right, before, after } = await diagnose(lab, id);
      expect(outcome).toEqual(right);
      expect(after).toBe(before);
    },
    60_000,
  );
});

describe.skipIf(lacks !== '')(`dns-check with the resolver on the same network ${lacks}`, () => {
  let lab: DnsLab;
  beforeAll(async () => {
    lab = await createLab({ image, offLink: false });
  });
  afterAll(() => lab?.down());

  // What looks otherwise without a router: an address that nobody has fails in the target's own neighbour table.
  const local = ['ok-healthy', 'resolver-silent', 'resolver-port-closed', 'nameserver-is-nobody', 'one-address-dead'];
  it.each(local)(
    '%s',
    async (id) => {
      const { outcome, right, before, after } = await diagnose(lab, id);
      expect(outcome).toEqual(right);
      expect(after).toBe(before);
    },
    60_000,
  );
});
