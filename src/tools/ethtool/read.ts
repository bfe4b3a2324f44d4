import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isEthtoolTrouble, nothingRead } from '../ethtool-output.ts';
import { parseObjects } from '../json-output.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { ModuleReader } from './module.ts';
import { SettingsReader, settingsOfJson } from './settings.ts';
import type { Ethtool } from './value.generated.ts';

/** `Settings for eth0:` */
const HEAD = /^Settings for (?<name>\S{1,64}):$/;
const EXPECTED = 'link settings were expected, as "Settings for eth0:" and lines below it, or a module';

function readJson(input: ReadInput): Reading<Ethtool> {
  const settings = (parseObjects(input.stdout) ?? []).map(settingsOfJson)[0];
  if (settings === undefined) return nothingRead(input, EXPECTED, undefined);
  return readingOf({ ...settings, leftovers: [] });
}

/** Reads `ethtool IFACE` and `ethtool -m IFACE`. An interface that only tells its link, as lo, is a value. */
export function readEthtool(input: ReadInput): Reading<Ethtool> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ethtool did not print all: ${early}`);
  if (firstLine(input.stdout)?.text.trimStart().startsWith('[') === true) return readJson(input);
  const leftovers = new Leftovers();
  const settings = new SettingsReader();
  const module = new ModuleReader();
  let name: string | undefined;
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      const head = HEAD.exec(line.text)?.groups?.name;
      if (head !== undefined) name ??= head;
      else if (isEthtoolTrouble(line.text)) leftovers.add(line);
      else if (!(name === undefined ? module.take(line.text) : settings.take(line.text))) leftovers.add(line);
    }
  const plugged = module.end();
  if (plugged === undefined && Object.keys(settings.draft).length === 0) return nothingRead(input, EXPECTED, undefined);
  return readingOf({ ...maybe('name', name), ...plugged, ...settings.draft, leftovers: leftovers.lines });
}
