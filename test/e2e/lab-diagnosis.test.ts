import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { nodeId } from '../../src/lab/place.ts';
import type { LabFault } from '../../src/model/lab.ts';
import type { Report } from '../../src/model/report.ts';
import * as lab from '../../src/pipeline/lab.ts';
import { netshootRun } from './command.ts';
import { labEngine, labName, makeTestLab, need, Pool, type TestLab } from './fault-lab.ts';

const how = labEngine();
const triage = existsSync(join(import.meta.dirname, '../../playbooks/triage.yaml'));
const lacks = 'lacks' in how ? ` ${how.lacks}` : triage ? '' : ' needs the playbook triage, which is not there yet';
const all = lab.labFaults();
const abilities =
  'lacks' in how
    ? { lacks: new Map() }
    : await lab.abilitiesHere(all, { there: how.engine === 'docker', because: 'no docker engine answers' });
/** All of them take half an hour on two cores: NSR_DIAGNOSE=all runs them. These are one of each kind. */
const FEW: readonly string[] = [
  'output-drop',
  'path-drop',
  'service-stopped',
  'certificate-expired',
  'bad-gateway',
  'ok-nothing',
];
const chosen = process.env.NSR_DIAGNOSE === 'all' ? all : all.filter(({ id }) => FEW.includes(id));
const cases = chosen.map((fault) => {
  const able = lab.canMake(fault, abilities);
  return [fault.id, able.can === 'yes' ? '' : ` cannot be made here: ${able.because}`, fault] as const;
});

/** What is wrong with a verdict: nothing, when it names what is there, or what is honest too, and blames nobody else. */
function wrongWith(report: Report | undefined, fault: LabFault): readonly string[] {
  if (report === undefined) return ['there is no report'];
  const roots = report.causes.filter(({ role }) => role === 'root');
  const codes = roots.map(({ code }) => code);
  const never = (fault.never ?? []).filter((word) =>
    codes.some((code) => (word.endsWith('*') ? code.startsWith(word.slice(0, -1)) : code === word)),
  );
  if (fault.expects === undefined)
    return codes.length === 0 ? [] : [`blames ${codes.join(', ')}, and nothing is wrong`];
  const missed = fault.expects.filter(
    ({ code, object = '' }) => !roots.some((root) => root.code === code && (root.object ?? '').includes(object)),
  );
  const accepted = codes.some((code) => fault.accepts?.includes(code));
  return [
    ...never.map((code) => `blames ${code}`),
    ...(accepted
      ? []
      : missed.map(
          ({ code, object = 'anything' }) => `does not name ${code} at ${object}: ${codes.join(', ') || 'nothing'}`,
        )),
  ];
}

describe.skipIf(lacks !== '')(`the diagnosis of the lab's faults${lacks}`, () => {
  let labs: readonly TestLab[] = [];
  let pool = new Pool([]);
  const image = 'image' in how ? how.image : '';

  beforeAll(async () => {
    if ('lacks' in how) return;
    labs = await Promise.all(['t', 'u'].map((letter) => makeTestLab(labName(letter), how)));
    pool = new Pool(labs);
  }, 120_000);
  afterAll(async () => {
    for (const { place } of labs) need(await lab.downLab(place));
  }, 60_000);

  describe.concurrent('triage', () => {
    it.for(cases)('names %s, and nobody else%s', { timeout: 900_000 }, async ([, why, fault], context) => {
      context.skip(why !== '', why);
      await pool.use(async ({ place, state }) => {
        need(await lab.injectFaults(place, all, [fault]));
        const side = (node: 'client' | 'shop') =>
          state.engine === 'docker' ? nodeId(place, node) : `netns:${nodeId(place, node)}`;
        const peer = fault.peer === true ? ['--peer', side('shop')] : [];
        const words = ['--target', side('client'), '--to', fault.to, ...peer, '--format', 'json', '--quiet'];
        const { report } = await netshootRun(['triage', ...words], image);
        need(await lab.clearFaults(place, all, 'all'));
        context.expect(wrongWith(report, fault)).toEqual([]);
      });
    });
  });
});
