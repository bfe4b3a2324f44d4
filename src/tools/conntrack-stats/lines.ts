import type { ConntrackStats } from './value.generated.ts';

export type Cpu = ConntrackStats['cpus'][number];

export const COUNTERS = [
  'found',
  'invalid',
  'insert',
  'insert_failed',
  'drop',
  'early_drop',
  'error',
  'icmp_error',
  'search_restart',
  'clash_resolve',
  'chain_toolong',
  'entries',
  'searched',
  'new',
  'ignore',
  'delete',
  'delete_list',
  'expect_new',
  'expect_create',
  'expect_delete',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Other spellings: of conntrack-tools, and of /proc/net/stat/nf_conntrack (net/netfilter/nf_conntrack_standalone.c). */
const SPELLINGS: ReadonlyMap<string, Counter> = new Map([
  ['chaintoolong', 'chain_toolong'],
  ['chainlength', 'chain_toolong'],
  ['clashres', 'clash_resolve'],
]);

function put(cpu: Cpu, word: string, value: number): void {
  const name = SPELLINGS.get(word) ?? COUNTERS.find((one) => one === word);
  if (name === undefined) cpu.other[word] = value;
  else cpu[name] = value;
}

/** `cpu=0   	found=0 invalid=0 insert=0 insert_failed=0 drop=2 early_drop=0 error=0 search_restart=0`. Absent when it is
 *  none. */
export function readCpuLine(text: string): Cpu | undefined {
  const words = text.length > 2_000 ? [] : text.trim().split(/\s+/);
  const number = /^cpu=(?<cpu>[0-9]{1,6})$/.exec(words[0] ?? '')?.groups?.cpu;
  if (number === undefined) return undefined;
  const cpu: Cpu = { cpu: Number(number), other: {} };
  for (const word of words.slice(1)) {
    const groups = /^(?<name>[a-z][a-z_]{1,30})=(?<value>[0-9]{1,20})$/.exec(word)?.groups;
    if (groups === undefined) return undefined;
    put(cpu, groups.name ?? '', Number(groups.value));
  }
  return words.length > 1 ? cpu : undefined;
}

/** `0000000a  00000000 00000000 ...`: one line for each CPU, in hexadecimal, below the names. Absent when it is none. */
export function readProcLine(text: string, columns: readonly string[], number: number): Cpu | undefined {
  const words = text.length > 2_000 ? [] : text.trim().split(/\s+/);
  if (words.length < 10 || words.length > columns.length) return undefined;
  const cpu: Cpu = { cpu: number, other: {} };
  for (const [at, word] of words.entries()) {
    const name = columns[at];
    if (name === undefined || !/^[0-9a-f]{8}$/.test(word) || !/^[a-z][a-z_]{1,30}$/.test(name)) return undefined;
    put(cpu, name, Number.parseInt(word, 16));
  }
  return cpu;
}
