import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, type JsonObject, textField, textsField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { BridgeLinkText } from './text.ts';
import type { BridgeLink } from './value.generated.ts';

type Port = BridgeLink['ports'][number];

function portOf(object: JsonObject): Port | undefined {
  const ifname = textField(object, 'ifname');
  // `ip link` has the flags too, but neither state nor cost.
  if (ifname === undefined || !Array.isArray(object.flags) || !('state' in object || 'master' in object))
    return undefined;
  const flags = textsField(object, 'flags');
  const state = textField(object, 'state');
  const truth = (key: string) => (typeof object[key] === 'boolean' ? object[key] === true : undefined);
  return {
    ifname,
    ...maybe('ifindex', integerField(object, 'ifindex')),
    ...maybe('master', textField(object, 'master')),
    ...maybe('link', textField(object, 'link')),
    flags,
    up: flags.includes('UP'),
    carrier: flags.includes('LOWER_UP') && !flags.includes('NO-CARRIER'),
    ...maybe('mtu', integerField(object, 'mtu')),
    ...maybe('state', state),
    forwarding: state === 'forwarding',
    ...maybe('priority', integerField(object, 'priority')),
    ...maybe('cost', integerField(object, 'cost')),
    ...maybe('hairpin', truth('hairpin')),
    ...maybe('isolated', truth('isolated')),
    ...maybe('learning', truth('learning')),
    ...maybe('flood', truth('flood')),
    ...maybe('neigh_suppress', truth('neigh_suppress')),
    ...maybe('locked', truth('locked')),
  };
}

/** Reads `bridge -j -d link show`, and `bridge link` as text. No port at all is a value. */
export function readBridgeLink(input: ReadInput): Reading<BridgeLink> {
  const list = readIpListOrText(input, 'ports were expected, as "bridge link" prints them', new BridgeLinkText());
  if (isReading(list)) return list;
  const ports = list.objects.flatMap((object) => portOf(object) ?? []);
  if (ports.length < list.objects.length) return unreadable('an object without "ifname" and "state" is no port');
  return readingOf({
    ports,
    not_forwarding: ports.filter(({ forwarding }) => !forwarding).map(({ ifname }) => ifname),
    leftovers: list.leftovers.lines,
  });
}
