import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownFolder } from '../lab/place.ts';
import { fillIn } from '../lab/topology.ts';
import type { LabFault } from '../model/lab.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { builtInFolder } from '../playbook/headers.ts';
import { readYaml } from '../playbook/yaml-document.ts';
import { checkLabFaultFile } from '../schema/lab-fault.ts';
import { didYouMean, oneLine } from '../util/text.ts';

export { type Abilities, abilitiesHere, canMake } from '../lab/abilities.ts';
export { engineAnswers, imageIsThere } from '../lab/containers.ts';
export { clearFaults, downLab, injectFaults, leftOf, upLab } from '../lab/lab.ts';
export { DEFAULT_NAME, type Place, placeOf, targetOf } from '../lab/place.ts';
export { type Shown, showFault } from '../lab/probe.ts';
export { knownPlaces, noLab, readState, stateOfUp } from '../lab/state.ts';
export { CONTAINERS, NODES, portsOf, ROLES } from '../lab/topology.ts';

/** Every string in a value with the lab's words filled in. */
function filled(value: unknown): unknown {
  if (typeof value === 'string') return fillIn(value);
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [fillIn(key), filled(one)]));
}

/** The faults of the lab, by category and in the order of their files. Throws when the package's own data are broken. */
export function labFaults(folder = join(ownFolder(), 'faults')): readonly LabFault[] {
  const order = ['dns', 'routing', 'firewall', 'quality', 'server', 'tls', 'http', 'control'];
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const all = files.flatMap((file) => {
    const { document, problems } = readYaml(file, readFileSync(join(folder, file)));
    if (document === undefined || problems.length > 0) throw new Error(`${file}: ${problems[0]?.message ?? 'no YAML'}`);
    const checked = checkLabFaultFile(filled(document.value));
    if (!checked.ok) throw new Error(`${file}: ${checked.trouble}`);
    const { category, faults } = checked.value;
    return faults.map((fault) => ({ ...fault, category }));
  });
  return all.sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category));
}

/** The faults of these ids. */
export function chooseFaults(all: readonly LabFault[], ids: readonly string[]): Result<readonly LabFault[]> {
  const chosen: LabFault[] = [];
  for (const id of ids) {
    const found = all.find((fault) => fault.id === id);
    if (found === undefined) return unknownFault(all, id);
    if (!chosen.includes(found)) chosen.push(found);
  }
  return ok(chosen);
}

function unknownFault(all: readonly LabFault[], id: string): Result<never> {
  const near = didYouMean(
    id,
    all.map((fault) => fault.id),
  );
  return fail({
    what: `there is no fault called "${oneLine(id, 60)}".${near}`,
    where: 'the command line',
    todo: 'netshoot-run lab list shows the faults',
    exit: 2,
  });
}

/** The page about a cause in the package's documents. Absent when there is none. */
export function pageOfCause(code: string): string | undefined {
  const playbooks = builtInFolder();
  const file = playbooks === undefined ? '' : join(dirname(playbooks), 'docs', 'causes', `${code}.md`);
  return existsSync(file) ? file : undefined;
}

/** The playbook that diagnoses a fault, of those that this package has. */
export function playbookFor(category: LabFault['category'], names: readonly string[]): string | undefined {
  const own: Readonly<Partial<Record<LabFault['category'], string>>> = {
    ...{ dns: 'dns-check', routing: 'routing-check', firewall: 'firewall-check', quality: 'latency-check' },
    ...{ server: 'transport-check', tls: 'tls-check', http: 'http-check' },
  };
  return ['triage', own[category] ?? ''].find((name) => names.includes(name));
}
