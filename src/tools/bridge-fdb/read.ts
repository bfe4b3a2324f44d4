import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, type JsonObject, textField, textsField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { FdbText } from './text.ts';
import type { BridgeFdb } from './value.generated.ts';

type Entry = BridgeFdb['entries'][number];

function entryOf(entry: JsonObject, device: string | undefined): Entry | undefined {
  const mac = textField(entry, 'mac');
  if (mac === undefined) return undefined;
  const state = textField(entry, 'state');
  const flags = textsField(entry, 'flags');
  // iproute2 leaves the state out, or prints it empty, for what was learnt.
  const known = state === undefined || state === '' ? undefined : state;
  return {
    mac,
    ...maybe('dev', textField(entry, 'ifname') ?? device),
    ...maybe('master', textField(entry, 'master')),
    ...maybe('vlan', integerField(entry, 'vlan')),
    ...maybe('dst', textField(entry, 'dst')),
    ...maybe('via', textField(entry, 'viaIf')),
    ...maybe('vni', integerField(entry, 'vni')),
    ...maybe('port', integerField(entry, 'port')),
    ...maybe('state', known),
    permanent: known === 'permanent',
    self: flags.includes('self'),
    learned: known === undefined || known === 'stale',
    ...maybe('used_s', integerField(entry, 'used')),
    ...maybe('updated_s', integerField(entry, 'updated')),
    flags,
  };
}

/** A bridge keeps one port for an address: several of them are of tables that were read while it moved. */
function movedOf(entries: readonly Entry[]): string[] {
  const ports = new Map<string, Set<string>>();
  for (const { mac, master, vlan, dev } of entries) {
    if (master === undefined || dev === undefined) continue;
    const key = `${master} ${vlan ?? ''} ${mac}`;
    const known = ports.get(key) ?? new Set();
    known.add(dev);
    ports.set(key, known);
  }
  const moved = [...ports].filter(([, devices]) => devices.size > 1);
  return [...new Set(moved.map(([key]) => key.slice(key.lastIndexOf(' ') + 1)))];
}

function askedDevice({ argv, with: given }: ReadInput): string | undefined {
  if (typeof given?.interface === 'string') return given.interface;
  const at = argv.indexOf('dev');
  return at < 0 ? undefined : argv[at + 1];
}

/** Reads `bridge -j -s fdb show`, and `bridge fdb` as text. An empty table is a value. */
export function readBridgeFdb(input: ReadInput): Reading<BridgeFdb> {
  const list = readIpListOrText(input, 'a forwarding table was expected, as "bridge fdb" prints it', new FdbText());
  if (isReading(list)) return list;
  const device = askedDevice(input);
  const entries = list.objects.flatMap((entry) => entryOf(entry, device) ?? []);
  if (entries.length < list.objects.length) return unreadable('an object without "mac" is no entry');
  return readingOf({
    entries,
    vxlan_peers: [...new Set(entries.flatMap(({ dst }) => dst ?? []))],
    moved: movedOf(entries),
    leftovers: list.leftovers.lines,
  });
}
