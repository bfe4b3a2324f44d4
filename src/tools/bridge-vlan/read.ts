import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, type JsonObject, objectsField, textField, textsField } from '../json-output.ts';
import { maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { TITLE, VlanText } from './text.ts';
import type { BridgeVlan } from './value.generated.ts';

type Port = BridgeVlan['ports'][number];
type Vlan = Port['vlans'][number];
type Tunnel = Port['tunnels'][number];

function vlanOf(object: JsonObject): Vlan | undefined {
  // With -s iproute2 names it `vid`, else `vlan`.
  const vlan = integerField(object, 'vlan') ?? integerField(object, 'vid');
  if (vlan === undefined) return undefined;
  const flags = textsField(object, 'flags');
  return {
    vlan,
    vlan_end: integerField(object, 'vlanEnd') ?? vlan,
    pvid: flags.includes('PVID'),
    untagged: flags.includes('Egress Untagged'),
    ...maybe('state', textField(object, 'state')),
    ...maybe('rx_bytes', integerField(object, 'rx_bytes')),
    ...maybe('rx_packets', integerField(object, 'rx_packets')),
    ...maybe('tx_bytes', integerField(object, 'tx_bytes')),
    ...maybe('tx_packets', integerField(object, 'tx_packets')),
    flags,
  };
}

function tunnelOf(object: JsonObject): Tunnel | undefined {
  const vlan = integerField(object, 'vlan');
  const tunnel = integerField(object, 'tunid');
  if (vlan === undefined || tunnel === undefined) return undefined;
  return {
    vlan,
    vlan_end: integerField(object, 'vlanEnd') ?? vlan,
    tunnel_id: tunnel,
    tunnel_id_end: integerField(object, 'tunidEnd') ?? tunnel,
  };
}

/** Absent for what is no port, or holds VLANs that cannot be read. */
function portOf(object: JsonObject): Port | undefined {
  const ifname = textField(object, 'ifname');
  const said = objectsField(object, 'vlans');
  const mapped = objectsField(object, 'tunnels');
  if (ifname === undefined || !(Array.isArray(object.vlans) || Array.isArray(object.tunnels))) return undefined;
  // `bridge vlan global show` lists the VLANs of bridges, whoever is in them.
  if (said.some((vlan) => 'mcast_snooping' in vlan)) return undefined;
  const vlans = said.flatMap((vlan) => vlanOf(vlan) ?? []);
  const tunnels = mapped.flatMap((tunnel) => tunnelOf(tunnel) ?? []);
  if (vlans.length < said.length || tunnels.length < mapped.length) return undefined;
  return { ifname, vlans, tunnels };
}

/** One VLAN was asked for: what the ports do with the others is not known. */
function asksOne({ argv, with: given }: ReadInput): boolean {
  return given?.vlan !== undefined || argv.includes('vid');
}

function isTitleAlone(text: string): boolean {
  const lines = printedLines(text);
  const first = lines.next().value;
  return first !== undefined && TITLE.test(first.text) && lines.next().done === true;
}

/** Reads `bridge -j -s vlan show`, `bridge vlan` as text, and tunnelshow. No port at all is a value. */
export function readBridgeVlan(input: ReadInput): Reading<BridgeVlan> {
  const text = new VlanText();
  const list = readIpListOrText(input, 'VLANs of ports were expected, as "bridge vlan" prints them', text);
  // The title alone: no port is in a VLAN.
  if (isReading(list))
    return isTitleAlone(input.stdout) ? readingOf({ ports: [], without_pvid: [], leftovers: [] }) : list;
  const ports = list.objects.flatMap((object) => portOf(object) ?? []);
  if (ports.length < list.objects.length) return unreadable('an object without "ifname" and "vlans" is no port');
  const known = !asksOne(input);
  return readingOf({
    ports: ports.map((port) => {
      const pvid = known ? port.vlans.find((vlan) => vlan.pvid)?.vlan : undefined;
      return { ifname: port.ifname, ...maybe('pvid', pvid), vlans: port.vlans, tunnels: port.tunnels };
    }),
    without_pvid: known
      ? ports.filter(({ vlans }) => vlans.length > 0 && !vlans.some(({ pvid }) => pvid)).map(({ ifname }) => ifname)
      : [],
    leftovers: list.leftovers.lines,
  });
}
