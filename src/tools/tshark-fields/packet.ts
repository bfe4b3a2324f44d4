import type { TsharkFields } from './value.generated.ts';

export type Packet = TsharkFields['packets'][number];

export const NO_FLAGS: string[] = [];

/** Bits of the TCP header, RFC 9293 3.1. */
const BITS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR', 'AE'] as const;

/** `0x0012`, of several packets the first. */
export function setFlags(packet: Packet, text: string): void {
  const bits = Number(text.split(',', 1)[0]);
  if (Number.isSafeInteger(bits) && bits > 0) packet.flags = BITS.filter((_, at) => (bits & (1 << at)) !== 0);
}
