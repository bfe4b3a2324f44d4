import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { unreadable } from '../output.ts';
import { readConntrack } from './read.ts';
import type { Conntrack } from './value.generated.ts';

/** The kernel's list, of the session's own network namespace. */
export function procNfConntrackArgv(): readonly string[] {
  return ['cat', '/proc/net/nf_conntrack'];
}

/** Reads /proc/net/nf_conntrack (net/netfilter/nf_conntrack_standalone.c). An empty file is an empty table; no file says
 *  nothing of connections. */
export function readProcNfConntrack(input: ReadInput): Reading<Conntrack> {
  const state = fileState(input);
  if (state.kind === 'missing')
    return unreadable('there is no /proc/net/nf_conntrack: connection tracking is not loaded, or has no such file');
  return state.kind === 'whole' ? readConntrack(input) : state;
}
