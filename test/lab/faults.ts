import type { DnsFault } from './fault.ts';
import { clientFaults } from './faults/client.ts';
import { controls } from './faults/controls.ts';
import { pairs } from './faults/pairs.ts';
import { pathFaults } from './faults/path.ts';
import { recordFaults } from './faults/records.ts';
import { resolverFaults } from './faults/resolver.ts';
import type { Site } from './site.ts';

/** Every DNS fault, pair and control that can be made at a site; those of a router only where there is one. */
export function dnsFaults(site: Site): readonly DnsFault[] {
  return [resolverFaults, recordFaults, clientFaults, pathFaults, pairs, controls]
    .flatMap((family) => family(site))
    .filter((fault) => site.offLink || fault.router === undefined);
}

/** The fault with this id at a site. Throws when there is none: a typing error in a test. */
export function dnsFault(site: Site, id: string): DnsFault {
  const fault = dnsFaults(site).find((candidate) => candidate.id === id);
  if (fault === undefined) throw new Error(`no fault "${id}" at this site`);
  return fault;
}
