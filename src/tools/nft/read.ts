import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { stripControl } from '../../util/text.ts';
import { parseJson } from '../json-output.ts';
import { endedEarly, exitCode, firstLine, type Line, printedLines, readingOf, unreadable } from '../output.ts';
import { readJsonRuleset } from './json.ts';
import { Ruleset } from './ruleset.ts';
import { TextReader } from './text.ts';
import type { Nft } from './value.generated.ts';

/** `netlink: Error: cache initialization failed: Operation not permitted`, `Operation not permitted (you must be root)`,
 *  `Error: Could not process rule: No such file or directory`, `Error: JSON support not compiled-in` */
const REFUSED = /^(?:netlink: Error: |Operation not permitted|Error: |\S{1,40}: Error: |internal:0:0-0: )/;

function isJson(text: string): boolean {
  return stripControl(text.slice(0, 200)).trimStart().startsWith('{');
}

/** Reads the warnings and errors around the JSON. */
function takeAround(ruleset: Ruleset, text: string): Line | undefined {
  const reader = new TextReader(ruleset);
  for (const line of printedLines(text)) {
    if (REFUSED.test(line.text)) return line;
    if (line.text.startsWith('#')) reader.push(line);
    else ruleset.leftovers.add(line);
  }
  return undefined;
}

function takeText(ruleset: Ruleset, input: ReadInput): Line | undefined {
  const reader = new TextReader(ruleset);
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      if (ruleset.empty && REFUSED.test(line.text)) return line;
      reader.push(line);
    }
  ruleset.complete = reader.end();
  return undefined;
}

/** The part of the text that is JSON: warnings may stand before it. */
function takeJson(ruleset: Ruleset, input: ReadInput): Line | 'none' | undefined {
  if (!readJsonRuleset(parseJson(input.stdout), ruleset)) return 'none';
  return takeAround(ruleset, input.stderr);
}

/** Reads the ruleset of nftables, as JSON or as text. No table is a value: nft prints nothing, or JSON without one. */
export function readNft(input: ReadInput): Reading<Nft> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`nft did not list the ruleset to its end: ${early}`);
  const ruleset = new Ruleset();
  const json = isJson(input.stdout);
  const refused = json ? takeJson(ruleset, input) : takeText(ruleset, input);
  if (refused === 'none')
    return unreadable('the JSON of nft was expected, as {"nftables": [...]}', firstLine(input.stdout));
  if (refused !== undefined) return unreadable('nft could not list the ruleset', refused);
  const code = exitCode(input.ending) ?? 0;
  const [strange] = ruleset.leftovers.lines;
  if (code !== 0) return unreadable(`nft could not list the ruleset: exit code ${code}`, strange);
  if (!json && ruleset.empty) {
    if (strange !== undefined || input.argv[0] !== 'nft')
      return unreadable('a ruleset was expected, as "table inet filter {"', strange);
    ruleset.complete = true;
  }
  return readingOf(ruleset.value());
}
