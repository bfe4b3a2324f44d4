import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { wordsOf } from '../words.ts';
import type { Sysctl } from './value.generated.ts';

/** `net.ipv4.tcp_rmem = 4096	131072	6291456`; BSD `kern.ostype: FreeBSD`. */
const LINE = /^(?<key>[A-Za-z0-9_][A-Za-z0-9_./@:*%-]{0,255}?)(?: =|:)(?: (?<value>.*))?$/;
/** procps: `sysctl: cannot stat /proc/sys/net/nope: No such file or directory` */
const NO_FILE = /^sysctl: cannot stat \/proc\/sys\/(?<path>\S{1,255}): No such file or directory$/;
/** BusyBox: `sysctl: error: 'net.nope' is an unknown key`; older procps: with double quotes */
const UNKNOWN = /^(?:sysctl: )?error: ['"](?<key>[^'"]{1,255})['"] is an unknown key$/;
/** macOS, FreeBSD: `sysctl: unknown oid 'net.nope'` */
const UNKNOWN_BSD = /^sysctl: unknown oid '(?<key>[^']{1,255})'/;
/** procps: `sysctl: permission denied on key 'kernel.cad_pid'`; older: `error: permission denied on key '...'` */
const DENIED = /^(?:sysctl: |error: ){1,2}permission denied on key ['"](?<key>[^'"]{1,255})['"]$/;
/** BusyBox: `sysctl: error reading key 'kernel.cad_pid': Permission denied` */
const DENIED_BUSYBOX =
  /^sysctl: error reading key '(?<key>[^']{1,255})': (?:Permission denied|Operation not permitted)$/;
const NUMBER = /^-?[0-9]{1,16}(?:\.[0-9]{1,9})?$/;

/** `net/ipv4/conf/eth0.1/rp_filter` as sysctl names it: slashes and dots change places. */
function keyOf(path: string): string {
  return path.replace(/[./]/g, (sign) => (sign === '.' ? '/' : '.'));
}

function numberOf(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  return text.includes('.') || Number.isSafeInteger(number) ? number : undefined;
}

function takeNumbers(value: Sysctl, key: string, text: string): void {
  const number = numberOf(text);
  if (number !== undefined) {
    value.numbers[key] = number;
    return;
  }
  const numbers = wordsOf(text).flatMap((word) => numberOf(word) ?? []);
  if (numbers.length > 1 && numbers.length === wordsOf(text).length) value.lists[key] = numbers;
}

/** What could not be read. @returns false when the line says nothing of the kind. */
function takeTrouble(value: Sysctl, text: string): boolean {
  const path = NO_FILE.exec(text)?.groups?.path;
  const unknown = path === undefined ? (UNKNOWN.exec(text) ?? UNKNOWN_BSD.exec(text))?.groups?.key : keyOf(path);
  const denied = (DENIED.exec(text) ?? DENIED_BUSYBOX.exec(text))?.groups?.key;
  if (unknown !== undefined) value.unknown.push(unknown);
  if (denied !== undefined) value.denied.push(denied);
  return unknown !== undefined || denied !== undefined;
}

/** Reads sysctl. Keys that are not there, or may not be read, are data: the others were read. */
export function readSysctl(input: ReadInput): Reading<Sysctl> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`sysctl did not print all: ${early}`);
  const leftovers = new Leftovers();
  const value: Sysctl = { values: {}, numbers: {}, lists: {}, unknown: [], denied: [], leftovers: leftovers.lines };
  const lines = new Map<string, string[]>();
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      if (/^(?:sysctl|error): /.test(line.text) && takeTrouble(value, line.text)) continue;
      const groups = /^(?:sysctl|error|usage|Usage): ?/.test(line.text) ? undefined : LINE.exec(line.text)?.groups;
      // One word alone, as `Address:`, is the heading of some other text.
      if (groups?.key === undefined || !/[./]/.test(groups.key)) leftovers.add(line);
      else {
        const above = lines.get(groups.key);
        if (above === undefined) lines.set(groups.key, [groups.value ?? '']);
        else above.push(groups.value ?? '');
      }
    }
  for (const [key, texts] of lines) {
    const text = texts.join('\n');
    value.values[key] = text;
    takeNumbers(value, key, text);
  }
  if (lines.size > 0 || value.unknown.length > 0 || value.denied.length > 0) return readingOf(value);
  return unreadable(
    'a setting was expected, as "net.ipv4.ip_forward = 1"',
    leftovers.lines[0] ?? firstLine(input.stdout),
  );
}
