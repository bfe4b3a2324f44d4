import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, type JsonObject, textField, textsField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { NeighText } from './text.ts';
import type { IpNeigh } from './value.generated.ts';

function neighbourOf(entry: JsonObject): IpNeigh['neighbours'][number] | undefined {
  const ip = textField(entry, 'dst');
  if (ip === undefined) return undefined;
  const state = textsField(entry, 'state')[0] ?? 'NONE';
  return {
    ip,
    ...maybe('dev', textField(entry, 'dev')),
    ...maybe('mac', textField(entry, 'lladdr')),
    state,
    failed: state === 'FAILED',
    pending: state === 'INCOMPLETE',
    // iproute2 prints the key with a null.
    router: Object.hasOwn(entry, 'router'),
    ...maybe('used_s', integerField(entry, 'used')),
    ...maybe('confirmed_s', integerField(entry, 'confirmed')),
    ...maybe('updated_s', integerField(entry, 'updated')),
    ...maybe('probes', integerField(entry, 'probes')),
  };
}

/** Reads `ip -j -s neigh`, and `ip neigh` of iproute2 and BusyBox as text. */
export function readIpNeigh(input: ReadInput): Reading<IpNeigh> {
  const list = readIpListOrText(input, 'a list of neighbours was expected, as "ip neigh" prints it', new NeighText());
  if (isReading(list)) return list;
  const neighbours = list.objects.flatMap((entry) => neighbourOf(entry) ?? []);
  if (neighbours.length < list.objects.length) return unreadable('an object without "dst" is no neighbour');
  return readingOf({ neighbours, leftovers: list.leftovers.lines });
}
