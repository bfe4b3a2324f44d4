import { type CatalogueEntry, catalogueEntry } from '../pipeline/catalogue.ts';
import { playbookHeaders } from '../pipeline/headers.ts';

export { parametersOf } from '../pipeline/catalogue.ts';

/** What the build noted about a playbook of the package. Absent for a name that is none, and for a changed file. */
export function noteOf(name: string): CatalogueEntry | undefined {
  const file = playbookHeaders().find((playbook) => playbook.name === name)?.file;
  return file === undefined ? undefined : catalogueEntry(file);
}
