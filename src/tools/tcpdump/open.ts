import { NO_FLAGS, type Packet } from './scan.ts';

/** A packet whose lines may not all have come. */
export interface Open {
  readonly packet: Packet;
  /** `SOURCE > DESTINATION` as printed; empty when there was none. */
  pair: string;
  /** ends: the header of -v came, and the addresses stand in the next line. */
  stage: 'done' | 'ends';
  /** Where in the line the packet begins that this one carries. */
  carries: { readonly at: number; readonly version: 4 | 6 } | undefined;
  /** The packet in a tunnel, or the one that an ICMP error is about. */
  inner: Open | undefined;
}

export function openPacket(packet: Packet = { protocol: 'other', flags: NO_FLAGS }): Open {
  return { packet, pair: '', stage: 'done', carries: undefined, inner: undefined };
}

const SAID_MAX = 200;

/** What is left of a line, for `info`: the line is clean already. */
export function said(text: string, from: number): string {
  const rest = text.slice(from, from + SAID_MAX + 1).trim();
  const flat = rest.includes('\t') ? rest.replaceAll('\t', ' ') : rest;
  return flat.length > SAID_MAX ? `${flat.slice(0, SAID_MAX - 1)}…` : flat;
}

/** IANA's numbers of the protocols that are named here. */
export const PROTOCOLS: ReadonlyMap<number, string> = new Map([
  [1, 'icmp'],
  [2, 'igmp'],
  [4, 'ipip'],
  [6, 'tcp'],
  [17, 'udp'],
  [41, 'ipip'],
  [47, 'gre'],
  [50, 'esp'],
  [51, 'ah'],
  [58, 'icmp6'],
  [89, 'ospf'],
  [103, 'pim'],
  [112, 'vrrp'],
  [132, 'sctp'],
]);
