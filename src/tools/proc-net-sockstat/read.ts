import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import type { ProcNetSockstat } from './value.generated.ts';

type Numbers = ReadonlyMap<string, number>;

/** `cat: /proc/net/sockstat6: No such file or directory`: a kernel without IPv6. */
const NO_IPV6 = /^cat: .*\/proc\/net\/sockstat6.*: No such file or directory$/;

/** `TCP: inuse 7 orphan 0 tw 0 alloc 74 mem 70` (net/ipv4/proc.c). Absent when it is none. */
function numbersOf(line: string): { readonly name: string; readonly numbers: Numbers } | undefined {
  const [title = '', ...words] = wordsOf(line.length > 1_000 ? '' : line);
  if (!/^[A-Za-z0-9]{1,12}:$/.test(title) || words.length < 2 || words.length % 2 !== 0) return undefined;
  const numbers = new Map<string, number>();
  for (let at = 0; at < words.length; at += 2) {
    const number = wholeNumber(words[at + 1] ?? '');
    if (number === undefined) return undefined;
    numbers.set(words[at] ?? '', number);
  }
  return { name: title.slice(0, -1).toLowerCase(), numbers };
}

function take(value: ProcNetSockstat, name: string, numbers: Numbers): boolean {
  const inuse = numbers.get('inuse');
  if (name === 'sockets') {
    const used = numbers.get('used');
    if (used !== undefined) value.sockets_used = used;
    return used !== undefined;
  }
  if (inuse === undefined) return false;
  switch (name) {
    case 'tcp': {
      const found: NonNullable<ProcNetSockstat['tcp']> = { inuse };
      for (const key of ['orphan', 'tw', 'alloc'] as const) {
        const number = numbers.get(key);
        if (number !== undefined) found[key] = number;
      }
      const mem = numbers.get('mem');
      value.tcp = mem === undefined ? found : { ...found, mem_pages: mem };
      return true;
    }
    case 'udp': {
      const mem = numbers.get('mem');
      value.udp = mem === undefined ? { inuse } : { inuse, mem_pages: mem };
      return true;
    }
    case 'frag':
    case 'frag6':
      value[name] = { inuse, memory_bytes: numbers.get('memory') ?? 0 };
      break;
    case 'udplite':
    case 'raw':
    case 'tcp6':
    case 'udp6':
    case 'udplite6':
    case 'raw6':
      value[name] = { inuse };
      break;
    default:
      return false;
  }
  if (name.endsWith('6')) value.ipv6 = true;
  return true;
}

/** Reads /proc/net/sockstat and, behind it, sockstat6, which is not there without IPv6. */
export function readProcNetSockstat(input: ReadInput): Reading<ProcNetSockstat> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`the files were not read to their end: ${early}`);
  const leftovers = new Leftovers();
  const value: ProcNetSockstat = { ipv6: false, leftovers: leftovers.lines };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      const found = numbersOf(line.text);
      if (found !== undefined && take(value, found.name, found.numbers)) continue;
      if (!NO_IPV6.test(line.text)) leftovers.add(line);
    }
  if (value.tcp !== undefined || value.ipv6) return readingOf(value);
  return unreadable(
    'the numbers of sockets were expected, as "TCP: inuse 7 orphan 0 tw 0 alloc 74 mem 70"',
    leftovers.lines[0] ?? firstLine(input.stdout),
  );
}
