import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { integerField, textField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { readTcList } from '../tc-output.ts';
import { bitsOf, bytesOf, type TcObject } from '../tc-text.ts';
import { wholeNumber } from '../words.ts';
import type { TcClass } from './value.generated.ts';

type Class = TcClass['classes'][number];
const COUNTERS = ['bytes', 'packets', 'drops', 'overlimits', 'requeues', 'backlog', 'qlen'] as const;

function classOf({ fields, options, stats }: TcObject, text: boolean): Class | undefined {
  const kind = textField(fields, 'class') ?? textField(fields, 'kind');
  const classid = textField(fields, 'handle');
  if (kind === undefined || classid === undefined) return undefined;
  const counters = Object.fromEntries(
    COUNTERS.flatMap((key) => {
      const value = integerField(fields, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  // Later releases have JSON for it: a rate is in bytes a second there.
  const bits = (key: string) => {
    const value = options[key]?.split(' ')[0];
    const bytes = Number(value);
    if (text) return bitsOf(value);
    return value === undefined || !Number.isFinite(bytes) ? undefined : Math.round(bytes * 8);
  };
  const leaf = textField(fields, 'leaf') ?? options.leaf;
  return {
    kind,
    classid,
    root: fields.root === true,
    ...maybe('parent', textField(fields, 'parent')),
    ...maybe('leaf', leaf),
    ...maybe('prio', integerField(fields, 'prio') ?? wholeNumber(options.prio)),
    ...maybe('rate_bps', bits('rate')),
    ...maybe('ceil_bps', bits('ceil')),
    ...maybe('burst_bytes', bytesOf(options.burst?.split('/')[0])),
    ...maybe('cburst_bytes', bytesOf(options.cburst?.split('/')[0])),
    ...counters,
    options,
    stats,
  };
}

/** Reads `tc -s class show dev IFACE`. No class at all is a value. */
export function readTcClass(input: ReadInput): Reading<TcClass> {
  const list = readTcList(input, 'class');
  if ('kind' in list) return list;
  const classes = list.objects.flatMap((object) => classOf(object, list.text) ?? []);
  if (classes.length < list.objects.length) return unreadable('an object without "class" and "handle" is no class');
  const drops = classes.flatMap((one) => one.drops ?? []);
  return readingOf({
    classes,
    ...maybe('total_drops', drops.length === 0 ? undefined : drops.reduce((total, number) => total + number, 0)),
    leftovers: list.leftovers.lines,
  });
}
