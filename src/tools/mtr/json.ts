import { isObject, objectsField, parseJson, textField } from '../json-output.ts';
import { maybe } from '../output.ts';
import { type Hub, hubOf, whole } from './hub.ts';

/** What a form of the output says. */
export interface Report {
  readonly source?: string;
  readonly destination?: string;
  readonly tests?: number;
  readonly packet_bytes?: number;
  readonly hubs: readonly Hub[];
}

/** `mtr --json`. Some versions write numbers as text. Absent when it is none. */
export function readJson(text: string): Report | undefined {
  const value = parseJson(text);
  const report = isObject(value) ? value.report : undefined;
  const mtr = isObject(report) ? report.mtr : undefined;
  if (!isObject(report) || !isObject(mtr) || !Array.isArray(report.hubs)) return undefined;
  return {
    ...maybe('source', textField(mtr, 'src')),
    ...maybe('destination', textField(mtr, 'dst')),
    ...maybe('tests', whole(mtr.tests)),
    ...maybe('packet_bytes', whole(mtr.psize)),
    hubs: objectsField(report, 'hubs').flatMap((hub) => {
      const count = whole(hub.count);
      return count === undefined ? [] : [hubOf(count, textField(hub, 'host') ?? '', new Map(Object.entries(hub)))];
    }),
  };
}
