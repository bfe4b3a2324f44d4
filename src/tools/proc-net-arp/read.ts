import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { isMac, wordsOf } from '../words.ts';
import type { ProcNetArp } from './value.generated.ts';

type Entry = ProcNetArp['entries'][number];

/** `IP address       HW type     Flags       HW address            Mask     Device` */
const HEADER = /^IP address\s{1,60}HW type\s{1,60}Flags\s{1,60}HW address\s{1,60}Mask\s{1,60}Device$/;
const HEX = /^0x[0-9a-f]{1,8}$/;

/** `192.0.2.1        0x1         0x2         02:42:2a:f3:89:44     *        eth0` (net/ipv4/arp.c, arp_format_neigh_entry) */
function readEntry(line: string): Entry | undefined {
  const words = wordsOf(line);
  const [ip = '', type = '', flags = '', mac = '', mask = '', device = ''] = words;
  if (words.length !== 6 || !HEX.test(type) || !HEX.test(flags) || !/^[0-9.]{7,15}$/.test(ip)) return undefined;
  // Infiniband addresses have twenty bytes.
  if (!isMac(mac) && !/^[0-9a-fA-F:]{1,100}$/.test(mac)) return undefined;
  const bits = Number.parseInt(flags.slice(2), 16);
  return {
    IP_address: ip,
    HW_type: type,
    Flags: flags,
    HW_address: mac,
    Mask: mask,
    Device: device,
    complete: (bits & 0x2) !== 0,
    permanent: (bits & 0x4) !== 0,
    published: (bits & 0x8) !== 0,
  };
}

/** Reads /proc/net/arp. A table with its header alone is empty. */
export function readProcNetArp(input: ReadInput): Reading<ProcNetArp> {
  const state = fileState(input);
  if (state.kind === 'missing') return unreadable('there is no /proc/net/arp');
  if (state.kind !== 'whole') return state;
  const leftovers = new Leftovers();
  const entries: Entry[] = [];
  let header = false;
  for (const line of printedLines(input.stdout)) {
    const entry = header ? readEntry(line.text) : undefined;
    if (entry !== undefined) entries.push(entry);
    else if (HEADER.test(line.text)) header = true;
    else leftovers.add(line);
  }
  if (!header) return unreadable('the header of /proc/net/arp was expected', leftovers.lines[0]);
  const incomplete = entries.filter(({ complete }) => !complete).map(({ IP_address }) => IP_address);
  return readingOf({ entries, incomplete, leftovers: leftovers.lines });
}
