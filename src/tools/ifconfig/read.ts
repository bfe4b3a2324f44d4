import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { takeAddress } from './address.ts';
import { takeBsd } from './bsd.ts';
import { takeCounters, takeHardware, takeLinkLayer, takeOldFlags } from './counters.ts';
import { readHeader, readShort } from './header.ts';
import type { Draft } from './interface.ts';
import type { Ifconfig } from './value.generated.ts';

/** `Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg` */
const SHORT = /^Iface\s{1,20}MTU\s{1,20}RX-OK /;
/** `Kernel Interface table`, of `netstat -i` */
const TITLE = /^Kernel Interface table$/;

function take(draft: Draft, text: string): boolean {
  return (
    takeCounters(draft, text) ||
    takeAddress(draft, text) ||
    takeLinkLayer(draft, text) ||
    takeOldFlags(draft, text) ||
    takeBsd(draft, text) ||
    takeHardware(draft, text)
  );
}

/** Reads `ifconfig` of Linux, BusyBox, macOS and FreeBSD. */
export function readIfconfig(input: ReadInput): Reading<Ifconfig> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ifconfig did not print its list to the end: ${early}`);
  const leftovers = new Leftovers();
  const interfaces: Draft[] = [];
  let short = false;
  for (const line of printedLines(input.stdout)) {
    const { text } = line;
    const indented = text.startsWith(' ') || text.startsWith('\t');
    const draft = indented ? undefined : short ? readShort(text) : readHeader(text);
    const open = interfaces.at(-1);
    if (draft !== undefined) interfaces.push(draft);
    else if (!indented && SHORT.test(text)) short = true;
    else if (TITLE.test(text)) continue;
    else if (!indented || open === undefined || short || !take(open, text)) leftovers.add(line);
  }
  for (const line of printedLines(input.stderr)) leftovers.add(line);
  if (interfaces.length === 0 || exitCode(input.ending) !== 0)
    return unreadable(
      'an interface was expected, as "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500"',
      firstLine(input.stderr) ?? leftovers.lines[0],
    );
  const addresses = interfaces.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6].map(({ address }) => address));
  return readingOf({ interfaces, addresses, leftovers: leftovers.lines });
}
