import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, firstLine, printedLines, readingOf, unreadable } from '../output.ts';
import type { PcapFile } from './value.generated.ts';

/** pcap-savefile(5): the head of the file, and that of each packet. */
const FILE_HEAD = 24;
const PACKET_HEAD = 16;
/** The first four bytes, read as little-endian. */
const MAGIC = new Map<number, Pick<PcapFile, 'byte_order' | 'time_resolution'>>([
  [0xa1b2c3d4, { byte_order: 'little', time_resolution: 'microseconds' }],
  [0xd4c3b2a1, { byte_order: 'big', time_resolution: 'microseconds' }],
  [0xa1b23c4d, { byte_order: 'little', time_resolution: 'nanoseconds' }],
  [0x4d3cb2a1, { byte_order: 'big', time_resolution: 'nanoseconds' }],
]);

/** Reads what base64 prints of a capture file. */
export function readPcapFile(input: ReadInput): Reading<PcapFile> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`base64 did not print all: ${early}`);
  const code = exitCode(input.ending) ?? 0;
  if (code !== 0) return unreadable(`base64 ended with code ${code}`, firstLine(input.stderr));
  const lines: string[] = [];
  for (const line of printedLines(input.stdout)) {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(line.text)) return unreadable('this is no base64', line);
    lines.push(line.text);
  }
  const bytes = Buffer.from(lines.join(''), 'base64');
  if (bytes.length === 0) return unreadable('the file is empty', firstLine(input.stderr));
  const kind = bytes.length < FILE_HEAD ? undefined : MAGIC.get(bytes.readUInt32LE(0));
  if (kind === undefined) return unreadable('this is no capture file of libpcap', firstLine(input.stdout));
  return readingOf(readFile(bytes, kind));
}

function readFile(bytes: Buffer, kind: Pick<PcapFile, 'byte_order' | 'time_resolution'>): PcapFile {
  const little = kind.byte_order === 'little';
  const word = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const half = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const file: PcapFile = {
    ...kind,
    version: `${half(4)}.${half(6)}`,
    // The upper bits say whether frames end in a checksum.
    link_type: word(20) & 0x0fff_ffff,
    snapshot_length: word(16),
    packets: 0,
    bytes: bytes.length,
    packet_bytes: 0,
    cut_packets: 0,
    truncated: false,
  };
  const fraction = kind.time_resolution === 'microseconds' ? 1e6 : 1e9;
  let at = FILE_HEAD;
  while (at + PACKET_HEAD <= bytes.length) {
    const kept = word(at + 8);
    if (at + PACKET_HEAD + kept > bytes.length) break;
    const whole = word(at + 12);
    file.packets += 1;
    file.packet_bytes += whole;
    if (kept < whole) file.cut_packets += 1;
    file.last_at = word(at) + word(at + 4) / fraction;
    file.first_at ??= file.last_at;
    at += PACKET_HEAD + kept;
  }
  return { ...file, truncated: at < bytes.length };
}
