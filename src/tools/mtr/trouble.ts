import { isLookupFailure, isSendFailure } from '../trace.ts';

/** What mtr says about itself instead of about a hop. */
export interface Trouble {
  readonly kind: 'unknown_host' | 'local_error' | 'no_privilege';
  readonly text: string;
}

const PREFIX = /^mtr(?:-packet)?: (?<text>.+)$/;
/** Without NET_RAW the program that sends does not start, or cannot open its sockets. */
const NO_PRIVILEGE = /^(?:Failure to start mtr-packet|Failure to open |unable to get raw sockets|Couldn't drop )/i;

/** A line with which mtr says why it could not ask. Absent when it is none. */
export function readTrouble(line: string): Trouble | undefined {
  const text = line.length > 1_000 ? undefined : PREFIX.exec(line)?.groups?.text;
  if (text === undefined) return undefined;
  if (NO_PRIVILEGE.test(text)) return { kind: 'no_privilege', text };
  if (text.startsWith('Failed to resolve host') || isLookupFailure(text)) return { kind: 'unknown_host', text };
  return isSendFailure(text) ? { kind: 'local_error', text } : undefined;
}
