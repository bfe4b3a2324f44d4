import { oneLine } from '../../util/text.ts';
import type { Snmpget } from './value.generated.ts';

export type Variable = Snmpget['variables'][number];

/** `.1.3.6.1.2.1.1.3.0`, `SNMPv2-MIB::sysDescr.0`, `IF-MIB::ifTable."eth0"` */
const OID = /^[A-Za-z0-9.][A-Za-z0-9_.:"'-]{0,500}$/;
const TYPES = new Set([
  'STRING',
  'Hex-STRING',
  'INTEGER',
  'Integer32',
  'UInteger32',
  'Unsigned32',
  'Counter32',
  'Counter64',
  'Gauge32',
  'Timeticks',
  'OID',
  'IpAddress',
  'Network Address',
  'NetworkAddress',
  'BITS',
  'Opaque',
  'NULL',
  'OBJECT',
]);
const NUMBERS = new Set(['INTEGER', 'Integer32', 'UInteger32', 'Unsigned32', 'Counter32', 'Counter64', 'Gauge32']);
const MISSING: readonly (readonly [string, NonNullable<Variable['missing']>])[] = [
  ['No Such Object', 'no_such_object'],
  ['No Such Instance', 'no_such_instance'],
  ['No more variables left', 'end_of_mib'],
];
/** `up(1)`, `-5`, `1500 octets` */
const INTEGER = /^(?:[A-Za-z][A-Za-z0-9-]{0,60}\()?(?<number>-?[0-9]{1,20})\)?(?: [A-Za-z].{0,40})?$/;
/** `(115) 0:00:01.15` */
const TICKS = /^\((?<ticks>[0-9]{1,20})\) /;
const FLOAT = /^(?:Float|Double): (?<number>-?[0-9]{1,20}(?:\.[0-9]{1,20})?)$/;

function numberOf(type: string | undefined, value: string): number | undefined {
  if (type === undefined) return /^-?[0-9]{1,20}$/.test(value) ? Number(value) : undefined;
  if (type === 'Timeticks') {
    const ticks = TICKS.exec(value)?.groups?.ticks;
    return ticks === undefined ? undefined : Number(ticks);
  }
  const pattern = NUMBERS.has(type) ? INTEGER : type === 'Opaque' ? FLOAT : undefined;
  const number = pattern?.exec(value)?.groups?.number;
  return number === undefined ? undefined : Number(number);
}

/** The text between quotes, `\"` and `\\` undone. */
function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  const inside = value.slice(1, value.length > 1 && value.endsWith('"') ? -1 : undefined);
  return inside.includes('\\') ? inside.replace(/\\(["\\])/g, '$1') : inside;
}

/** A variable whose value may go on in the next lines. */
export interface Begun {
  readonly oid: string;
  readonly type: string | undefined;
  value: string;
}

/** The line with which a variable begins. Absent when it is none. */
export function readVariable(text: string): Variable | Begun | undefined {
  const equals = text.indexOf(' =');
  if (equals < 1 || equals > 500) return undefined;
  const oid = text.slice(0, equals);
  const rest = text.slice(equals + 2).trimStart();
  // Words before an equals sign alone make no object: there is a dot, or the `::` of a MIB's name.
  if (!(oid.includes('.') || oid.includes('::')) || !OID.test(oid)) return undefined;
  const missing = rest.startsWith('No ') ? MISSING.find(([words]) => rest.startsWith(words))?.[1] : undefined;
  if (missing !== undefined) return { oid, missing };
  if (rest === 'NULL') return { oid, type: 'NULL', value: '' };
  // `Counter32: 14976`, `Hex-STRING: 00 11`, `Opaque: Float: 1.5`
  const colon = rest.indexOf(':');
  const type = colon > 0 && colon < 25 ? rest.slice(0, colon) : '';
  return TYPES.has(type)
    ? { oid, type, value: rest.slice(colon + 1).trimStart() }
    : { oid, type: undefined, value: rest };
}

/** True while a value was not ended: a quote that is open, or lines of Hex-STRING. */
export function goesOn({ type, value }: Begun, next: string): boolean {
  if (type === 'Hex-STRING' || type === 'BITS') return /^ *[0-9A-F]{2}(?: [0-9A-F]{2})* *$/.test(next);
  return value[0] === '"' && (value.length < 2 || !/(?:^|[^\\])(?:\\\\)*"$/.test(value.slice(1)));
}

/** The variable, whole. */
export function finish({ oid, type, value }: Begun): Variable {
  const plain = unquoted(value.trim());
  const number = numberOf(type, plain);
  return {
    oid,
    ...(type === undefined ? {} : { type }),
    value: plain.length > 2_000 || /[\t\n]/.test(plain) ? oneLine(plain, 2_000) : plain,
    ...(number === undefined ? {} : { number }),
  };
}
