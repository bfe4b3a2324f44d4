import { isObject, type JsonObject, objectField, objectsField, parseObjects, textField } from '../json-output.ts';
import { printedLines } from '../output.ts';
import { memberOf } from './member.ts';
import { OpenSet } from './set.ts';

/** What stands beside the options of a set. */
const COUNTS: ReadonlySet<string> = new Set(['memsize', 'references', 'numentries']);

/** Numbers and texts as they are printed in the plain format, flags as an empty text. */
function optionsOf(object: JsonObject): Map<string, string> {
  const options = new Map<string, string>();
  for (const [key, value] of Object.entries(object))
    if (typeof value === 'string' || typeof value === 'number') options.set(key, String(value));
    else if (value === true) options.set(key, '');
  return options;
}

function whole(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function setOf(object: JsonObject): OpenSet | undefined {
  const name = textField(object, 'name');
  const type = textField(object, 'type');
  if (name === undefined || type === undefined) return undefined;
  const set = new OpenSet(name);
  const header = objectField(object, 'header');
  const options = [...optionsOf(header)].filter(([key]) => !COUNTS.has(key));
  set.type = type;
  set.header = options.map(([key, value]) => (value === '' ? key : `${key} ${value}`)).join(' ');
  set.revision = whole(object, 'revision');
  set.memory = whole(header, 'memsize');
  set.references = whole(header, 'references');
  set.entries = whole(header, 'numentries');
  if (Array.isArray(object.members) && object.members.every(isObject))
    set.members = objectsField(object, 'members').map((member) =>
      memberOf(set.kinds, textField(member, 'elem') ?? '', optionsOf(member)),
    );
  return set;
}

/** `"elem" : ""192.0.2.1",udp:53,"198.51.100.0/24"",`: 7.22 puts addresses in quotes of their own, in the quotes. */
const ELEMENT = /^\s*"elem" : "(?<element>.*)"(?<comma>,?)$/;

function repaired(line: string): string {
  const { element, comma } = ELEMENT.exec(line)?.groups ?? {};
  return element === undefined ? line : `"elem" : "${element.replaceAll('"', '')}"${comma}`;
}

/** The sets of `ipset list -o json` (since 7.20). Absent when it is no such list. */
export function readIpsetJson(text: string): readonly OpenSet[] | undefined {
  const lines: string[] = [];
  for (const line of printedLines(text)) lines.push(repaired(line.text));
  const sets = parseObjects(lines.join('\n'))?.map(setOf);
  return sets?.every((set) => set !== undefined) ? sets : undefined;
}
