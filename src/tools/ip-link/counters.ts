import { integerField, isObject, type JsonObject } from '../json-output.ts';
import { maybe } from '../output.ts';
import type { IpLink } from './value.generated.ts';

type Link = IpLink['links'][number];

/** The kernel's names (struct rtnl_link_stats64) where they are longer than ours. */
const RX = [
  ['bytes', 'bytes'],
  ['packets', 'packets'],
  ['errors', 'errors'],
  ['dropped', 'dropped'],
  ['missed', 'missed_errors'],
  ['multicast', 'multicast'],
  ['overruns', 'over_errors'],
  ['length_errors', 'length_errors'],
  ['crc_errors', 'crc_errors'],
  ['frame_errors', 'frame_errors'],
  ['fifo_errors', 'fifo_errors'],
  ['nohandler', 'nohandler'],
  ['nohandler', 'rx_nohandler'],
  ['otherhost', 'otherhost'],
  ['compressed', 'compressed'],
] as const;
const TX = [
  ['bytes', 'bytes'],
  ['packets', 'packets'],
  ['errors', 'errors'],
  ['dropped', 'dropped'],
  ['carrier_errors', 'carrier_errors'],
  ['collisions', 'collisions'],
  ['aborted_errors', 'aborted_errors'],
  ['fifo_errors', 'fifo_errors'],
  ['window_errors', 'window_errors'],
  ['heartbeat_errors', 'heartbeat_errors'],
  ['compressed', 'compressed'],
] as const;

function sideOf<K extends string>(
  side: JsonObject,
  names: readonly (readonly [K, string])[],
): { [key in K]?: number } | undefined {
  const counters: { [key in K]?: number } = {};
  for (const [name, key] of names) {
    const value = integerField(side, key);
    if (value !== undefined) counters[name] = value;
  }
  return Object.keys(counters).length === 0 ? undefined : counters;
}

/** What was received and sent. */
export function countersOf(link: JsonObject): Pick<Link, 'rx' | 'tx' | 'carrier_changes'> {
  const stats = isObject(link.stats64) ? link.stats64 : link.stats;
  const { rx, tx } = isObject(stats) ? stats : {};
  return {
    ...maybe('rx', isObject(rx) ? sideOf(rx, RX) : undefined),
    ...maybe('tx', isObject(tx) ? sideOf(tx, TX) : undefined),
    ...maybe('carrier_changes', isObject(tx) ? integerField(tx, 'carrier_changes') : undefined),
  };
}
