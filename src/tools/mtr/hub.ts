import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Mtr } from './value.generated.ts';

export type Hub = Mtr['hubs'][number];
type Times = Pick<
  Hub,
  | 'last_ms'
  | 'avg_ms'
  | 'best_ms'
  | 'worst_ms'
  | 'stdev_ms'
  | 'geometric_mean_ms'
  | 'jitter_ms'
  | 'jitter_avg_ms'
  | 'jitter_worst_ms'
>;

/** What mtr calls its columns, in every form but raw. */
const TIMES: ReadonlyMap<string, keyof Times> = new Map([
  ['Last', 'last_ms'],
  ['Avg', 'avg_ms'],
  ['Best', 'best_ms'],
  ['Wrst', 'worst_ms'],
  ['StDev', 'stdev_ms'],
  ['Gmean', 'geometric_mean_ms'],
  ['Jttr', 'jitter_ms'],
  ['Javg', 'jitter_avg_ms'],
  ['Jmax', 'jitter_worst_ms'],
]);

/** True for the name of a column. */
export function isColumn(name: string): boolean {
  return TIMES.has(name) || ['Loss%', 'Loss', 'Snt', 'Rcv', 'Drop', 'Jint'].includes(name);
}

/** A number as printed: as a number, or as text with a per cent sign, as some versions write it in JSON. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' ? decimal(value.trim().replace(/%$/, '').trim()) : undefined;
}

/** A count. Absent when it is none. */
export function whole(value: unknown): number | undefined {
  const number = quantity(value);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** `gw.example.com (192.0.2.1)`, `192.0.2.1` or a name to host and address. Absent where mtr says that nobody answered. */
export function hostOf(text: string): { readonly host: string; readonly address?: string } | undefined {
  const said = text.trim();
  if (said === '' || said === '???' || said.startsWith('(waiting for reply') || said === '(none)') return undefined;
  const open = said.indexOf(' (');
  if (open < 0) return { host: said, ...maybe('address', ipVersion(said) === undefined ? undefined : said) };
  // A report that is not wide cuts the address off.
  const address = said.endsWith(')') ? said.slice(open + 2, -1) : '';
  const host = said.slice(0, open).trimEnd();
  return { host, ...maybe('address', ipVersion(address) === undefined ? undefined : address) };
}

function lossOf(cells: ReadonlyMap<string, unknown>) {
  const sent = whole(cells.get('Snt'));
  const loss = quantity(cells.get('Loss%') ?? cells.get('Loss'));
  const percent = loss !== undefined && loss <= 100 ? loss : undefined;
  const printedLost = whole(cells.get('Drop'));
  const computed = sent === undefined || percent === undefined ? undefined : Math.round((sent * percent) / 100);
  const received = whole(cells.get('Rcv'));
  const lost = printedLost ?? (sent === undefined || received === undefined ? computed : Math.max(0, sent - received));
  return {
    ...maybe('loss_percent', percent),
    ...maybe('sent', sent),
    ...maybe('received', received ?? (sent === undefined || lost === undefined ? undefined : Math.max(0, sent - lost))),
    ...maybe('lost', lost),
  };
}

/** The hop from what stands in its columns. */
export function hubOf(count: number, who: string, cells: ReadonlyMap<string, unknown>): Hub {
  const said = hostOf(who);
  const asn = /^AS(?<asn>[0-9]{1,10})$/.exec(String(cells.get('ASN') ?? '').trim())?.groups?.asn;
  const loss = lossOf(cells);
  const hub: Hub = {
    count,
    ...said,
    hosts: said === undefined ? [] : [said.host],
    ...maybe('asn', asn === undefined ? undefined : Number(asn)),
    answered: said !== undefined && loss.received !== 0,
    ...loss,
  };
  // Without an answer mtr prints zeros.
  if (!hub.answered) return hub;
  for (const [column, key] of TIMES) {
    const value = quantity(cells.get(column));
    if (value !== undefined) hub[key] = value;
  }
  return hub;
}
