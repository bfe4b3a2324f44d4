/** What dhcping -V prints of one packet, field by field. */
export interface Packet {
  readonly fields: Map<string, string>;
  readonly routers: string[];
}

/** `02 01 06 00 4a 52 0a 6b`: the packet as bytes; its fields follow. */
const BYTES = /^(?:[0-9a-f]{2} ){0,15}[0-9a-f]{2}$/;
/** `ciaddr: 192.0.2.50`, `sname : .` */
const FIELD = /^(?<key>op|htype|hlen|hops|xid|secs|flags|[cysg]iaddr|chaddr|sname|fname) ?: ?(?<value>.{0,300})$/;
/** `option 53 DHCP message type`, and without a name what it does not know. */
const OPTION = /^option [0-9]{1,3}(?: [A-Za-z ]{1,40})?$/;
/** `	DHCP message type: 5 (DHCPACK)`, `	Server identifier: 192.0.2.1` */
const SAID = /^\t(?<key>[A-Za-z ]{1,40}): (?<value>.{1,300})$/;
const LENGTH = /^packet [0-9]{1,5} bytes$/;

export function newPacket(): Packet {
  return { fields: new Map(), routers: [] };
}

/** False when the line is of no packet. */
export function takePacketLine(packet: Packet, text: string): boolean {
  if (text.length > 400) return false;
  if (BYTES.test(text) || OPTION.test(text) || LENGTH.test(text)) return true;
  const { key, value } = FIELD.exec(text)?.groups ?? SAID.exec(text)?.groups ?? {};
  if (key === undefined || value === undefined) return false;
  if (key === 'Router') packet.routers.push(value);
  // Lines that stand twice are of two packets that were mixed: the first is kept.
  else if (!packet.fields.has(key)) packet.fields.set(key, value);
  return true;
}

/** `5 (DHCPACK)` to DHCPACK. Absent when it was not printed. */
export function messageType(packet: Packet): string | undefined {
  return /^[0-9]{1,3} \((?<name>DHCP[A-Z]{1,20})\)$/.exec(packet.fields.get('DHCP message type') ?? '')?.groups?.name;
}

/** An address of the packet. Absent when it was not printed, or is 0.0.0.0. */
export function addressOf(packet: Packet, key: string): string | undefined {
  const text = packet.fields.get(key);
  return text === '0.0.0.0' ? undefined : text;
}

/** `02:00:00:00:00:50:00:00:00:00:00:00:00:00:00:00`: of the sixteen bytes an Ethernet address has six. */
export function hardwareOf(packet: Packet): string | undefined {
  return packet.fields.get('chaddr')?.slice(0, 17);
}
