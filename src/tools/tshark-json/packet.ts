import { isObject, type JsonObject, parseJson } from '../json-output.ts';
import type { TsharkJson } from './value.generated.ts';

export type Packet = TsharkJson['packets'][number];

const FIELDS_MAX = 500;
const VALUE_MAX = 1_000;
const DEPTH_MAX = 40;

function put(fields: Map<string, string>, key: string, value: string): void {
  const before = fields.get(key);
  if (before === undefined) {
    if (fields.size < FIELDS_MAX) fields.set(key, value.slice(0, VALUE_MAX));
  } else if (before.length < VALUE_MAX) fields.set(key, `${before},${value}`.slice(0, VALUE_MAX));
}

/** `frame_frame_number` of ek is `frame_number`: the layer stands before the name of the field. */
function nameOf(layer: string, key: string): string {
  return !key.includes('.') && key.startsWith(`${layer}_${layer}_`) ? key.slice(layer.length + 1) : key;
}

/** All scalars below a layer, by name. `_tree` and unnamed levels add none. */
function collect(fields: Map<string, string>, layer: string, key: string, value: unknown, depth: number): void {
  if (depth > DEPTH_MAX || value === null) return;
  if (Array.isArray(value)) for (const one of value) collect(fields, layer, key, one, depth + 1);
  else if (isObject(value))
    for (const [name, one] of Object.entries(value)) collect(fields, layer, name, one, depth + 1);
  else if (key !== layer) put(fields, nameOf(layer, key), String(value));
}

function firstOf(fields: ReadonlyMap<string, string>, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = fields.get(name) ?? fields.get(name.replaceAll('.', '_'));
    if (text !== undefined && text !== '') return text.split(',', 1)[0];
  }
  return undefined;
}

function numberOf(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) ? value : undefined;
}

function integerOf(text: string | undefined): number | undefined {
  const value = numberOf(text);
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

function setNumbers(packet: Packet, fields: ReadonlyMap<string, string>): void {
  const number = integerOf(firstOf(fields, 'frame.number'));
  if (number !== undefined) packet.number = number;
  const timestamp = numberOf(firstOf(fields, 'frame.time_epoch'));
  if (timestamp !== undefined) packet.timestamp = timestamp;
  const length = integerOf(firstOf(fields, 'frame.len'));
  if (length !== undefined) packet.length = length;
  const sport = integerOf(firstOf(fields, 'tcp.srcport', 'udp.srcport'));
  if (sport !== undefined) packet.sport = sport;
  const dport = integerOf(firstOf(fields, 'tcp.dstport', 'udp.dstport'));
  if (dport !== undefined) packet.dport = dport;
}

function packetOf(layers: JsonObject): Packet {
  const fields = new Map<string, string>();
  for (const [layer, value] of Object.entries(layers)) {
    // With -e the fields stand where the layers do.
    if (isObject(value) || (Array.isArray(value) && value.some(isObject))) collect(fields, layer, layer, value, 0);
    else collect(fields, '', layer, value, 0);
  }
  const protocols = fields.get('frame.protocols') ?? fields.get('frame_protocols') ?? '';
  const packet: Packet = { protocols: protocols === '' ? [] : protocols.split(':'), fields: {} };
  setNumbers(packet, fields);
  const uppermost = packet.protocols.at(-1);
  if (uppermost !== undefined) packet.protocol = uppermost;
  const where = firstOf(fields, 'frame.interface_name');
  if (where !== undefined) packet.interface = where;
  const src = firstOf(fields, 'ip.src', 'ipv6.src');
  if (src !== undefined) packet.src = src;
  const dst = firstOf(fields, 'ip.dst', 'ipv6.dst');
  if (dst !== undefined) packet.dst = dst;
  packet.fields = Object.fromEntries(fields);
  return packet;
}

/** One packet of ek (`{"timestamp": ..., "layers": {...}}`) or of json (`{"_source": {"layers": {...}}}`); `index` for the line
 *  of ek that stands before it. Absent when it is neither. */
export function readPacket(text: string): Packet | 'index' | undefined {
  const value = parseJson(text);
  if (!isObject(value)) return undefined;
  const source = isObject(value._source) ? value._source : value;
  if (isObject(source.layers)) return packetOf(source.layers);
  return isObject(value.index) ? 'index' : undefined;
}
