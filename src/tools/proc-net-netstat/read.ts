import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readCounterPairs } from '../counter-file.ts';
import { unreadable } from '../output.ts';
import type { ProcNetNetstat } from './value.generated.ts';

/** Reads /proc/net/netstat (net/ipv4/proc.c). */
export function readProcNetNetstat(input: ReadInput): Reading<ProcNetNetstat> {
  const expected = 'a pair of lines was expected, as "TcpExt: SyncookiesSent ..." above "TcpExt: 0 ..."';
  const reading = readCounterPairs(input, expected);
  if (reading.kind !== 'value' || reading.value.sections.some(({ type }) => type.endsWith('Ext'))) return reading;
  return unreadable(`${expected}; these are other counters`);
}
