import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readCounterPairs } from '../counter-file.ts';
import { unreadable } from '../output.ts';
import type { ProcNetSnmp } from './value.generated.ts';

/** Reads /proc/net/snmp (net/ipv4/proc.c). */
export function readProcNetSnmp(input: ReadInput): Reading<ProcNetSnmp> {
  const expected = 'a pair of lines was expected, as "Tcp: RtoAlgorithm RtoMin ..." above "Tcp: 1 200 ..."';
  const reading = readCounterPairs(input, expected);
  if (reading.kind !== 'value' || reading.value.sections.some(({ type }) => type === 'Ip' || type === 'Tcp'))
    return reading;
  return unreadable(`${expected}; these are other counters`);
}
