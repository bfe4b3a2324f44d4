import { numberBehind, type Packet, wordAt } from './scan.ts';

/** `Request who-has 192.0.2.1 tell 192.0.2.10, length 28`, `Request who-has 192.0.2.1 (ff:ff:ff:ff:ff:ff) tell 0.0.0.0`,
 *  `Reply 192.0.2.1 is-at 02:00:00:00:00:01 (oui Unknown), length 28`, with -v behind `Ethernet (len 6), IPv4 (len 4), `,
 *  of tcpdump 3 `who-has 192.0.2.1 tell 192.0.2.10` and `reply 192.0.2.1 is-at 02:00:00:00:00:01`. */
export function readArp(text: string, from: number, packet: Packet): void {
  packet.protocol = 'arp';
  packet.arp_op = 'other';
  const length = numberBehind(text, 'length ', from);
  if (length !== undefined) packet.length = length;
  const asked = text.indexOf('who-has ', from);
  if (asked >= 0) {
    packet.arp_op = 'request';
    packet.arp_target = wordAt(text, asked + 8);
    const tell = text.indexOf(' tell ', asked);
    if (tell < 0) return;
    packet.arp_sender = wordAt(text, tell + 6);
    packet.src = packet.arp_sender;
    return;
  }
  const said = text.indexOf(' is-at ', from);
  if (said < 0) return;
  packet.arp_op = 'reply';
  const start = text.lastIndexOf(' ', said - 1) + 1;
  packet.arp_target = text.slice(Math.max(start, from), said);
  packet.src = packet.arp_target;
  packet.arp_mac = wordAt(text, said + 7);
}
