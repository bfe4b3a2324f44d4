import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { connectErrorOf } from '../connect-error.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Snmpget } from './value.generated.ts';
import { type Begun, finish, goesOn, readVariable, type Variable } from './variable.ts';

type Outcome = Snmpget['outcome'];

/** `Timeout: No Response from udp:192.0.2.1:161.` */
const TIMEOUT = /^Timeout: No Response from (?<agent>.{1,300}?)\.?$/;
/** `Reason: (noSuchName) There is no such variable name in this MIB.`, `Reason: authorizationError (access denied ...)` */
const REASON = /^Reason: \(?(?<status>[A-Za-z]{3,40})\)?(?: .{0,300})?$/;
const FAILED_OBJECT = /^Failed object: (?<object>\S{1,500})$/;
/** `snmpget: Unknown host (web)`, `snmpget: Failure in sendto (Invalid argument)`, `snmpwalk: Unknown user name` */
const OWN = /^(?:snmpget|snmpgetnext|snmpwalk|snmpbulkwalk|snmpbulkget|snmptable|snmpstatus): (?<text>.{1,300})$/;
/** What comes before anything was asked: arguments and names of objects. */
const NOT_ASKED =
  /^(?:USAGE: |No hostname specified|.{1,500}: Unknown Object Identifier|Missing object name|Invalid (?:object|version|timeout|number)|No community name|.*Error: passphrase chosen is below|No log handling enabled|Bad object identifier)/;
const NOISE =
  /^(?:Error in packet\.?|Created directory: .*|MIB search path: .*|Cannot find module .*|Did not find '.*|Unlinked OID in .*|Undefined identifier: .*|Cannot adopt OID in .*|Bad operator .*|Expected .*|At line .*|read_config_store open failure .*|.*(?:failed to create|Could not create) .*)$/i;

const OWN_KINDS: readonly (readonly [RegExp, Outcome])[] = [
  [/^Unknown host/i, 'resolve_failed'],
  [/^(?:Unknown user name|unknownUserName)/i, 'unknown_user'],
  [
    /^(?:Authentication failure|Decryption error|Unsupported security level|Wrong digest|Not in time window)/i,
    'authentication_failed',
  ],
  [/^No (?:securityName|such)|^(?:Unknown security model|Invalid version)/i, 'local_error'],
  [/^Timeout/i, 'timed_out'],
];

interface Found {
  readonly variables: Variable[];
  readonly leftovers: Leftovers;
  begun: Begun | undefined;
  agent: string | undefined;
  status: string | undefined;
  failedObject: string | undefined;
  own: string | undefined;
  silent: boolean;
  notAsked: string | undefined;
}

function close(found: Found): void {
  if (found.begun !== undefined) found.variables.push(finish(found.begun));
  found.begun = undefined;
}

function takeTrouble(found: Found, text: string): boolean {
  const agent = TIMEOUT.exec(text)?.groups?.agent;
  if (agent !== undefined) {
    found.silent = true;
    found.agent ??= oneLine(agent);
    return true;
  }
  const status = REASON.exec(text)?.groups?.status;
  const object = FAILED_OBJECT.exec(text)?.groups?.object;
  const own = OWN.exec(text)?.groups?.text;
  found.status ??= status;
  found.failedObject ??= object;
  if (own !== undefined) found.own ??= oneLine(own);
  if (NOT_ASKED.test(text)) found.notAsked ??= oneLine(text);
  return status !== undefined || object !== undefined || own !== undefined || NOT_ASKED.test(text) || NOISE.test(text);
}

function take(found: Found, text: string): boolean {
  if (found.begun !== undefined && goesOn(found.begun, text)) {
    // A value of many lines is kept up to what one value may be long.
    if (found.begun.value.length < 4_000)
      found.begun.value += `${found.begun.type === 'Hex-STRING' ? ' ' : '\n'}${text.trim()}`;
    else if (text.endsWith('"')) found.begun.value += '"';
    return true;
  }
  const variable = text.length > 100_000 ? undefined : readVariable(text);
  if (variable !== undefined) {
    close(found);
    if ('value' in variable && variable.value !== undefined)
      found.begun = { oid: variable.oid, type: variable.type, value: variable.value.slice(0, 8_000) };
    else
      found.variables.push({ oid: variable.oid, ...('missing' in variable ? maybe('missing', variable.missing) : {}) });
    return true;
  }
  return text.length <= 2_000 && takeTrouble(found, text);
}

function outcomeOf(found: Found): Outcome {
  if (found.status !== undefined)
    return /^(?:authorizationError|noAccess)$/.test(found.status) ? 'access_denied' : 'snmp_error';
  if (found.silent) return 'timed_out';
  if (found.own === undefined) return 'answered';
  const { own } = found;
  // Over TCP every failure is an "Unknown host (tcp:192.0.2.1:161) (Connection refused)".
  const reason = own.startsWith('Unknown host') ? connectErrorOf(own.slice(own.lastIndexOf('('))) : undefined;
  if (reason !== undefined) return reason === 'reset' ? 'error' : reason;
  const kind = OWN_KINDS.find(([words]) => words.test(own))?.[1] ?? connectErrorOf(own);
  return kind === undefined || kind === 'reset' ? 'error' : kind;
}

function weigh(found: Found): Snmpget {
  const { variables, status } = found;
  const outcome = outcomeOf(found);
  return {
    outcome,
    answered: variables.length > 0 || status !== undefined || outcome === 'unknown_user',
    timed_out: outcome === 'timed_out',
    authentication_failed: outcome === 'authentication_failed' || outcome === 'unknown_user',
    ...maybe('agent', found.agent),
    ...maybe('error', found.own),
    ...maybe('error_status', status),
    ...maybe('failed_object', found.failedObject),
    variables,
    values: Object.fromEntries(variables.flatMap(({ oid, value }) => (value === undefined ? [] : [[oid, value]]))),
    numbers: Object.fromEntries(variables.flatMap(({ oid, number }) => (number === undefined ? [] : [[oid, number]]))),
    missing: variables.flatMap(({ oid, missing }) => (missing === undefined ? [] : [oid])),
    leftovers: found.leftovers.lines,
  };
}

/** Reads what snmpget and its like print. That no answer came, or an error, is a value. */
export function readSnmpget(input: ReadInput): Reading<Snmpget> {
  const found: Found = {
    variables: [],
    leftovers: new Leftovers(),
    begun: undefined,
    agent: undefined,
    status: undefined,
    failedObject: undefined,
    own: undefined,
    silent: false,
    notAsked: undefined,
  };
  for (const stream of [input.stdout, input.stderr]) {
    for (const line of printedLines(stream)) if (!take(found, line.text)) found.leftovers.add(line);
    close(found);
  }
  const said = firstLine(input.stderr) ?? firstLine(input.stdout);
  if (found.variables.length > 0 || found.silent || found.status !== undefined) return readingOf(weigh(found));
  if (found.notAsked !== undefined) return unreadable(`snmpget did not ask: ${found.notAsked}`, said);
  if (found.own !== undefined && exitCode(input.ending) !== undefined) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`snmpget did not say how it ended: ${early}`);
  return unreadable(
    'what snmpget prints was expected, as ".1.3.6.1.2.1.1.3.0 = Timeticks: (1) 0:00:00.01"',
    found.leftovers.lines[0] ?? said,
  );
}
