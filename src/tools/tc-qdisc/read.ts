import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { integerField, textField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { askedDevice, readTcList } from '../tc-output.ts';
import type { TcObject } from '../tc-text.ts';
import { shapeOf } from './shape.ts';
import type { TcQdisc } from './value.generated.ts';

type Qdisc = TcQdisc['qdiscs'][number];
const COUNTERS = ['bytes', 'packets', 'drops', 'overlimits', 'requeues', 'backlog', 'qlen'] as const;

function qdiscOf(object: TcObject, text: boolean, device: string | undefined): Qdisc | undefined {
  const { fields, options, stats } = object;
  const kind = textField(fields, 'kind');
  const handle = textField(fields, 'handle');
  if (kind === undefined || handle === undefined) return undefined;
  const counters = Object.fromEntries(
    COUNTERS.flatMap((key) => {
      const value = integerField(fields, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  const marks = stats.ecn_mark ?? stats.marked;
  return {
    kind,
    handle,
    ...maybe('dev', textField(fields, 'dev') ?? device),
    root: fields.root === true,
    ...maybe('parent', textField(fields, 'parent')),
    ingress: kind === 'ingress' || kind === 'clsact',
    ...maybe('refcnt', integerField(fields, 'refcnt')),
    offloaded: fields.offloaded === true,
    ...counters,
    ...maybe('ecn_marks', Number.isSafeInteger(marks) ? marks : undefined),
    ...shapeOf(object, text),
    options,
    stats,
  };
}

function sum(numbers: readonly (number | undefined)[]): number | undefined {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, number) => total + number, 0);
}

function devices(qdiscs: readonly Qdisc[]): string[] {
  return [...new Set(qdiscs.flatMap(({ dev }) => dev ?? []))];
}

/** Reads `tc -s -j qdisc`, and `tc -s qdisc` as text. */
export function readTcQdisc(input: ReadInput): Reading<TcQdisc> {
  const list = readTcList(input, 'qdisc');
  if ('kind' in list) return list;
  const device = askedDevice(input);
  const qdiscs = list.objects.flatMap((object) => qdiscOf(object, list.text, device) ?? []);
  if (qdiscs.length < list.objects.length) return unreadable('an object without "kind" and "handle" is no qdisc');
  const roots = qdiscs.filter(({ root }) => root);
  return readingOf({
    qdiscs,
    ...maybe('total_drops', sum(qdiscs.map(({ drops }) => drops))),
    ...maybe('total_backlog_packets', sum(roots.map(({ qlen }) => qlen))),
    dropping: devices(qdiscs.filter(({ drops }) => (drops ?? 0) > 0)),
    limited: devices(qdiscs.filter(({ rate_bps }) => rate_bps !== undefined)),
    leftovers: list.leftovers.lines,
  });
}
