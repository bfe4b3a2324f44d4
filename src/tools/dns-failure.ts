import { maybe } from './output.ts';

/** An attempt to ask a nameserver that failed. The programs of BIND (dig, host, nslookup) say it alike. */
export interface AttemptError {
  /** The address asked. */
  server?: string;
  port?: number;
  outcome: 'timed_out' | 'refused' | 'unreachable' | 'error';
  /** As printed, for example "timed out". */
  text: string;
}

/** `;; communications error to 192.0.2.53#53: timed out` (dig 9.18 and later) */
const COMMUNICATIONS =
  /^;; communications error to (?<server>[0-9a-fA-F:.]+(?:%\S+)?)#(?<port>[0-9]{1,5}): (?<text>.+)$/;
/** `;; UDP setup with 192.0.2.53#53(192.0.2.53) for www.example.com failed: network unreachable.`,
 *  `;; Connection to 192.0.2.53#53(192.0.2.53) for www.example.com failed: connection refused.` */
const SETUP =
  /^;; (?:UDP setup with|Connection to) (?<server>[0-9a-fA-F:.]+(?:%[^#\s]+)?)#(?<port>[0-9]{1,5})\S* for \S+ failed: (?<text>.+)$/;
/** `;; no servers could be reached`, and before 9.18 `;; connection timed out; no servers could be reached` */
const GAVE_UP = /^;; (?<silent>connection timed out; )?no servers could be reached$/;

function outcomeOf(text: string): AttemptError['outcome'] {
  if (/timed out/.test(text)) return 'timed_out';
  if (/refused/.test(text)) return 'refused';
  if (/unreachable|address not available|no route to host/i.test(text)) return 'unreachable';
  return 'error';
}

/** A line about one attempt that failed. */
export function readAttemptError(line: string): AttemptError | undefined {
  const groups = COMMUNICATIONS.exec(line)?.groups ?? SETUP.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const text = (groups.text ?? '').replace(/\.$/, '');
  return {
    ...maybe('server', groups.server),
    ...maybe('port', groups.port === undefined ? undefined : Number(groups.port)),
    outcome: outcomeOf(text),
    text,
  };
}

/** The line with which dig gives a question up. `silent` when it says itself that nothing came. */
export function readGaveUp(line: string): { readonly silent: boolean } | undefined {
  const match = GAVE_UP.exec(line);
  return match === null ? undefined : { silent: match.groups?.silent !== undefined };
}
