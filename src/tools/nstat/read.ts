import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { signedNumber } from '../counter-file.ts';
import { isObject, parseJson } from '../json-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import { plainNumber, wordsOf } from '../words.ts';
import type { Nstat } from './value.generated.ts';

const EXPECTED = 'the counters of nstat were expected, as "#kernel" and "IpInReceives 319 0.0"';
const NAME = /^[A-Za-z][A-Za-z0-9_]{1,63}$/;

function take(value: Nstat, name: string, number: number): void {
  value.counters[name] = number;
  if (number === 0) value.zeros_shown = true;
}

/** `{"kernel":{"IpInReceives":319,...}}`. Absent when it is no such object. */
function readJson(text: string): Nstat | undefined {
  const object = parseJson(text);
  const [entry] = isObject(object) ? Object.entries(object) : [];
  if (entry === undefined || !isObject(entry[1])) return undefined;
  const leftovers = new Leftovers();
  const value: Nstat = { counters: {}, rates: {}, source: entry[0], zeros_shown: false, leftovers: leftovers.lines };
  for (const [name, number] of Object.entries(entry[1])) {
    if (!NAME.test(name)) return undefined;
    // A number that is not exact any more is not given as one that is.
    if (typeof number === 'number' && Number.isSafeInteger(number)) take(value, name, number);
    else leftovers.add({ number: 1, text: `"${name}":${JSON.stringify(number)}` });
  }
  return value;
}

/** `#kernel`, then `IpInReceives  319  0.0`. */
function readText(input: ReadInput): Reading<Nstat> {
  const leftovers = new Leftovers();
  const value: Nstat = { counters: {}, rates: {}, source: '', zeros_shown: false, leftovers: leftovers.lines };
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      if (line.text.startsWith('#') && value.source === '') {
        value.source = line.text.slice(1, 200).trim();
        continue;
      }
      const [name = '', count = '', rate = '0', ...more] = wordsOf(line.text.length > 1_000 ? '' : line.text);
      const number = signedNumber(count);
      const mean = plainNumber(rate);
      if (!NAME.test(name) || number === undefined || mean === undefined || more.length > 0) leftovers.add(line);
      else {
        take(value, name, number);
        if (mean !== 0) value.rates[name] = mean;
      }
    }
  const [unknown] = leftovers.lines;
  return value.source === '' || (unknown !== undefined && Object.keys(value.counters).length === 0)
    ? unreadable(EXPECTED, unknown ?? firstLine(input.stdout))
    : readingOf(value);
}

/** Reads nstat, JSON or text. No counter below its head is a value: nothing has the name that was asked for. */
export function readNstat(input: ReadInput): Reading<Nstat> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`nstat did not print its counters to the end: ${early}`);
  const first = firstLine(input.stdout);
  if (exitCode(input.ending) !== 0) return unreadable('nstat could not list it', firstLine(input.stderr) ?? first);
  if (first?.text.trimStart().startsWith('{') !== true) return readText(input);
  const value = readJson(input.stdout);
  return value === undefined ? unreadable(EXPECTED, first) : readingOf(value);
}
