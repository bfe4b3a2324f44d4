import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { nothingRead } from '../ethtool-output.ts';
import { endedEarly, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import type { EthtoolDriver } from './value.generated.ts';

type Draft = { -readonly [key in keyof EthtoolDriver]?: EthtoolDriver[key] };

const TEXTS = ['driver', 'version', 'firmware_version', 'expansion_rom_version', 'bus_info'] as const;
const TRUTHS = [
  'supports_statistics',
  'supports_test',
  'supports_eeprom_access',
  'supports_register_dump',
  'supports_priv_flags',
] as const;

/** `driver: veth`, `firmware-version: `, `supports-statistics: yes`. False when it is none of these. */
function take(draft: Draft, line: string): boolean {
  const colon = line.indexOf(':');
  const key = line.slice(0, Math.max(0, colon)).replaceAll('-', '_');
  const value = line.slice(colon + 1).trim();
  const text = TEXTS.find((name) => name === key);
  const truth = TRUTHS.find((name) => name === key);
  if (text !== undefined && value !== '') draft[text] = value;
  if (truth !== undefined) draft[truth] = value === 'yes';
  return text !== undefined || truth !== undefined;
}

/** Reads `ethtool -i`. An interface without a driver that tells is a value. */
export function readEthtoolDriver(input: ReadInput): Reading<EthtoolDriver> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ethtool did not print all: ${early}`);
  const leftovers = new Leftovers();
  const draft: Draft = {};
  let unsupported = false;
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      if (line.text === 'Cannot get driver information: Operation not supported') unsupported = true;
      else if (!take(draft, line.text)) leftovers.add(line);
    }
  if (draft.driver === undefined && !unsupported)
    return nothingRead(input, 'a driver was expected, as "driver: veth"', undefined);
  return readingOf({ ...draft, available: draft.driver !== undefined, leftovers: leftovers.lines });
}
