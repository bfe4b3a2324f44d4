import { digitsEnd, numberAt, type Packet } from './scan.ts';

/** One end of a packet as printed: `192.0.2.10.80`, `2001:db8::1.80`, `host.example.http`, `fe80::1`. */
interface End {
  readonly host: string;
  readonly port: string | undefined;
  readonly version: 4 | 6 | undefined;
}

/** Where the dots of a dotted address and its port are; -1 unless digits and dots are all there is up to the fourth. */
function fourthDot(text: string, from: number): { readonly dots: number; readonly fourth: number } {
  let dots = 0;
  let at = from;
  for (;;) {
    const end = digitsEnd(text, at);
    if (end === at) return { dots: -1, fourth: -1 };
    if (end === text.length) return { dots, fourth: -1 };
    if (text.charCodeAt(end) !== 46) return { dots: -1, fourth: -1 };
    dots++;
    if (dots === 4) return { dots, fourth: end };
    at = end + 1;
  }
}

function splitEnd(text: string, hasPort: boolean): End {
  const colon = text.lastIndexOf(':');
  const { dots, fourth } = fourthDot(text, colon + 1);
  const version = colon >= 0 ? 6 : dots >= 3 ? 4 : undefined;
  if (fourth >= 0) return { host: text.slice(0, fourth), port: text.slice(fourth + 1), version };
  if (dots === 3) return { host: text, port: undefined, version };
  const dot = colon >= 0 ? text.indexOf('.', colon) : hasPort ? text.lastIndexOf('.') : -1;
  if (dot < 0) return { host: text, port: undefined, version };
  return { host: text.slice(0, dot), port: text.slice(dot + 1), version };
}

function portNumber(text: string): number | undefined {
  return digitsEnd(text, 0) === text.length ? numberAt(text, 0) : undefined;
}

/** Puts source and destination into the packet. `hasPort` tells whether the last label of a name is a port. */
export function setEnds(packet: Packet, source: string, destination: string, hasPort: boolean): void {
  const from = splitEnd(source, hasPort);
  packet.src = from.host;
  if (from.port !== undefined) {
    const port = portNumber(from.port);
    if (port === undefined) packet.sport_name = from.port;
    else packet.sport = port;
  }
  const to = splitEnd(destination, hasPort);
  packet.dst = to.host;
  if (to.port !== undefined) {
    const port = portNumber(to.port);
    if (port === undefined) packet.dport_name = to.port;
    else packet.dport = port;
  }
  const version = from.version ?? to.version;
  if (version !== undefined) packet.ip_version = version;
}
