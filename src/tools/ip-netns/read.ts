import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isReading, readIpListOrText, type TextObjects } from '../ip-output.ts';
import { integerField, type JsonObject, textField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import type { IpNetns } from './value.generated.ts';

/** `blue (id: 0)`, `green`: a file name below /run/netns. */
const LINE = /^(?<name>[^\s/()]{1,255})(?: \(id: (?<id>[0-9]{1,9})\))?$/;

class NetnsText implements TextObjects {
  readonly objects: JsonObject[] = [];

  take(line: string): boolean {
    const groups = line.length > 400 ? undefined : LINE.exec(line)?.groups;
    if (groups === undefined) return false;
    this.objects.push({ name: groups.name, ...(groups.id === undefined ? {} : { id: Number(groups.id) }) });
    return true;
  }
}

/** Reads `ip -j netns list`, and `ip netns` as text. None at all is a value. */
export function readIpNetns(input: ReadInput): Reading<IpNetns> {
  const list = readIpListOrText(input, 'a list of namespaces was expected, as "ip netns" prints it', new NetnsText());
  if (isReading(list)) return list;
  const namespaces = list.objects.flatMap((object) => {
    const name = textField(object, 'name');
    return name === undefined ? [] : [{ name, ...maybe('id', integerField(object, 'id')) }];
  });
  if (namespaces.length < list.objects.length) return unreadable('an object without "name" is no namespace');
  // Any single word would be a name: text with more than names in it is none of this.
  const [unknown] = list.leftovers.lines;
  if (unknown !== undefined) return unreadable('names of namespaces were expected, one in a line', unknown);
  return readingOf({ namespaces, leftovers: [] });
}
