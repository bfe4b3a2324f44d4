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

describe.skipIf(image === undefined || !isBuilt())('dns-check', () => {
  let lab: DnsLab;
  beforeAll(async () => {
    lab = await createLab({ image: image ?? '' });
  });
  afterAll(() => lab?.down());

  it.each(cases)(
    '%s: %s',
    async (id) => {
      const fault = dnsFault(lab.site, id);
      await lab.inject(fault);
      const before = await lab.snapshot();
      const argv = ['dns-check', '--target', lab.target, '--name', fault.name, '--format', 'json'];
      const said = await netshootRun(argv, image ?? '');
      const after = await lab.snapshot();
      await lab.clear();
      const roots = said.report === undefined ? [] : rootsOf(said.report);
      const left = await docker(['ps', '-aq', '--filter', `label=netshoot-run=${said.report?.run.id ?? ''}`]);
      expect({
        doubts: said.report === undefined ? [said.stderr] : doubtsAbout(fault, roots),
        exit: said.code,
        left: left.stdout,
      }).toEqual({ doubts: [], exit: fault.causes.length === 0 ? 0 : 1, left: '' });
      expect(after).toBe(before);
    },
    60_000,
  );
});
