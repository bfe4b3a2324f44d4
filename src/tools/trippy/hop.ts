import {
  isObject,
  type JsonObject,
  numberField,
  objectField,
  objectsField,
  textField,
  wordField,
} from '../json-output.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import type { Trippy } from './value.generated.ts';

export type Hop = Trippy['hops'][number];
type Times = Pick<
  Hop,
  | 'last_ms'
  | 'avg_ms'
  | 'best_ms'
  | 'worst_ms'
  | 'stdev_ms'
  | 'jitter_ms'
  | 'jitter_avg_ms'
  | 'jitter_worst_ms'
  | 'jitter_interarrival_ms'
>;

const TIMES: readonly (readonly [string, keyof Times])[] = [
  ['last', 'last_ms'],
  ['avg', 'avg_ms'],
  ['best', 'best_ms'],
  ['worst', 'worst_ms'],
  ['stddev', 'stdev_ms'],
  ['jitter', 'jitter_ms'],
  ['javg', 'jitter_avg_ms'],
  ['jmax', 'jitter_worst_ms'],
  ['jinta', 'jitter_interarrival_ms'],
];

/** A number as trippy writes it: `"0.69"`, in text, so that it has two digits; counts are numbers. */
function quantity(hop: JsonObject, key: string): number | undefined {
  const number = numberField(hop, key) ?? decimal(textField(hop, key) ?? '');
  return number !== undefined && number >= 0 ? number : undefined;
}

function count(hop: JsonObject, key: string): number | undefined {
  const number = quantity(hop, key);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** `{"mpls": {"members": [{"label": 16000, "exp": 0, "bos": 1, "ttl": 1}]}}` */
function labelsOf(hop: JsonObject): number[] {
  return objectsField(hop, 'extensions').flatMap((extension) =>
    objectsField(objectField(extension, 'mpls'), 'members').flatMap((member) => count(member, 'label') ?? []),
  );
}

/** A hop of the report. Absent when it is none. */
export function hopOf(value: unknown): Hop | undefined {
  if (!isObject(value)) return undefined;
  const ttl = count(value, 'ttl');
  const sent = count(value, 'sent');
  const received = count(value, 'recv');
  if (ttl === undefined || sent === undefined || received === undefined || received > sent) return undefined;
  const hosts = objectsField(value, 'hosts').filter((host) => wordField(host, 'ip') !== undefined);
  const addresses = hosts.map((host) => wordField(host, 'ip') ?? '');
  const names = hosts.map((host, at) => wordField(host, 'hostname') ?? addresses[at] ?? '');
  const percent = quantity(value, 'loss_pct');
  const labels = labelsOf(value);
  const answered = received > 0 && addresses.length > 0;
  const hop: Hop = {
    ttl,
    answered,
    ...maybe('host', names[0]),
    ...maybe('address', addresses[0]),
    hosts: addresses,
    names,
    sent,
    received,
    lost: sent - received,
    ...maybe('loss_percent', sent > 0 && percent !== undefined && percent <= 100 ? percent : undefined),
    ...(labels.length > 0 ? { mpls_labels: labels } : {}),
    ...(typeof value.nat === 'boolean' ? { nat: value.nat } : {}),
  };
  // Without an answer trippy prints 0.00.
  if (answered)
    for (const [key, field] of TIMES) {
      const ms = quantity(value, key);
      if (ms !== undefined) hop[field] = ms;
    }
  return hop;
}
