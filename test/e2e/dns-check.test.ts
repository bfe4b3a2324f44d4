import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from '../lab/docker.ts';
import { dnsFault, dnsFaults } from '../lab/faults.ts';
import { createLab, type DnsLab } from '../lab/lab.ts';
import { labImage } from '../lab/lab-image.ts';
import { siteOf } from '../lab/site.ts';
import { isBuilt, netshootRun } from './command.ts';
import { doubtsAbout, rootsOf } from './judge.ts';

// The names of the cases are known before there is a lab: any addresses do.
const cases = dnsFaults(siteOf('192.0.2', '198.51.100')).map(({ id, title }) => [id, title] as const);
const image = await labImage();
if (!isBuilt()) console.warn('skipped: dist/main.js is not there; npm run build makes it');

/** Makes the fault, runs the command, and says what came of it and of the target. */
async function diagnose(lab: DnsLab, id: string) {
  const fault = dnsFault(lab.site, id);
  await lab.inject(fault);
  const before = await lab.snapshot();
  const argv = ['dns-check', '--target', lab.target, '--name', fault.name, '--format', 'json'];
  const { report, code, stderr } = await netshootRun(argv, image ?? '');
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

describe.skipIf(image === undefined || !isBuilt())('dns-check, with the resolver behind a router', () => {
  let lab: DnsLab;
  beforeAll(async () => {
    lab = await createLab({ image: image ?? '' });
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

describe.skipIf(image === undefined || !isBuilt())('dns-check, with the resolver on the same network', () => {
  let lab: DnsLab;
  beforeAll(async () => {
    lab = await createLab({ image: image ?? '', offLink: false });
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
