import { ipVersion, sameAddress } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { repeatedOf } from '../trace.ts';
import type { Hub } from './hub.ts';
import type { Mtr } from './value.generated.ts';

/** Whether the hop is the destination. Absent when a name would have to be compared with an address. */
function isDestination(hub: Hub, destination: string): boolean | undefined {
  const { host = '', address } = hub;
  if (!hub.answered) return false;
  if (ipVersion(destination) !== undefined)
    return address === undefined ? undefined : sameAddress(address, destination);
  const bare = (name: string) => name.toLowerCase().replace(/\.$/, '');
  return bare(host) === bare(destination) ? true : undefined;
}

/** `ends`: the form prints the way up to the host and no further, so that a last hop without an answer is none of its. */
function reachedOf(
  hubs: readonly Hub[],
  destination: string | undefined,
  ends: boolean,
): { readonly reached?: boolean; readonly hub?: Hub } {
  const hub = destination === undefined ? undefined : hubs.findLast((one) => isDestination(one, destination) === true);
  if (hub !== undefined) return { reached: true, hub };
  const last = hubs.at(-1);
  if (last !== undefined && !last.answered && ends) return { reached: false };
  if (destination === undefined) return {};
  return maybe('reached', last === undefined ? false : isDestination(last, destination));
}

/** From where on every hop that answers lost probes. */
function lossBegins(hubs: readonly Hub[]): number | undefined {
  let begins: number | undefined;
  for (const hub of hubs.filter(({ answered }) => answered).reverse()) {
    if (hub.lost === undefined || hub.lost === 0) break;
    begins = hub.count;
  }
  return begins;
}

/** What follows from the hops. */
export function weighHubs(hubs: readonly Hub[], destination: string | undefined, ends: boolean) {
  const { reached, hub } = reachedOf(hubs, destination, ends);
  const last = hubs.findLast(({ answered }) => answered);
  const made: Pick<Mtr, 'silent_hops' | 'repeated'> & Partial<Mtr> = {
    ...maybe('reached', reached),
    ...maybe('reached_at', hub?.count),
    ...maybe('last_hop', last?.count),
    ...maybe('last_host', last?.host),
    ...maybe('destination_sent', hub?.sent),
    ...maybe('destination_lost', hub?.lost),
    ...maybe('destination_loss_percent', hub?.loss_percent),
    ...maybe('loss_begins_at', lossBegins(hubs)),
    silent_hops: hubs.filter(({ answered }) => !answered).length,
    repeated: repeatedOf(hubs.map(({ hosts }) => hosts)),
  };
  return made;
}
