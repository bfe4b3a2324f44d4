import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, Leftovers, type Line, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { Keys, LEGACY_PRESENT, refusal } from '../xtables.ts';
import { type Part, readPart } from './lines.ts';
import { TableReader } from './table.ts';
import type { IptablesSave } from './value.generated.ts';

type Head = Part & { readonly kind: 'head' };

interface Found {
  readonly tables: TableReader[];
  readonly keys: Keys;
  readonly packets: Record<string, number>;
  readonly incompatible: Set<string>;
  readonly leftovers: Leftovers;
  /** The table that lines belong to. Absent before the first, and after its end. */
  open: TableReader | undefined;
  asked: string | undefined;
  family: IptablesSave['family'];
  head: Head | undefined;
  legacy: boolean;
  refused: Line | undefined;
}

/** The program that printed it, when it is known. */
function programOf({ argv }: ReadInput): string {
  return argv[0]?.slice(argv[0].lastIndexOf('/') + 1) ?? '';
}

function openTable(found: Found, name: string | undefined): TableReader {
  const table = new TableReader(name, found.family);
  found.tables.push(table);
  found.open = table;
  return table;
}

function takePart(found: Found, part: Part, line: Line): void {
  switch (part.kind) {
    case 'head':
      found.head ??= part;
      found.family = part.family;
      return;
    case 'table':
      openTable(found, part.table);
      return;
    case 'chain':
      (found.open ?? openTable(found, found.asked)).addChain(part, line.number);
      return;
    case 'rule': {
      const table = found.open ?? openTable(found, found.asked);
      const rule = table.addRule(part, line.number, found.keys);
      if (rule.packets !== undefined) found.packets[rule.key] = rule.packets;
      return;
    }
    case 'commit':
      if (found.open !== undefined) found.open.complete = true;
      found.open = undefined;
      return;
    case 'incompatible':
      found.incompatible.add(part.table);
      return;
    default:
      if (LEGACY_PRESENT.test(line.text)) found.legacy = true;
  }
}

function weigh(found: Found): IptablesSave {
  const tables = found.tables.map((table) => table.end());
  return {
    ...maybe('version', found.head?.version),
    ...maybe('variant', found.head?.variant),
    ...maybe('family', found.head?.family ?? found.family),
    tables,
    complete: tables.every(({ complete }) => complete) && found.incompatible.size === 0,
    incompatible_tables: [...found.incompatible],
    legacy_tables_present: found.legacy,
    chains: found.tables.flatMap(({ chains }) => chains),
    rules: found.tables.flatMap(({ rules }) => rules),
    packets: found.packets,
    leftovers: found.leftovers.lines,
  };
}

function tableAsked({ argv, with: args }: ReadInput): string | undefined {
  if (typeof args?.table === 'string') return args.table;
  const place = argv.indexOf('-t');
  return place < 0 ? undefined : argv[place + 1];
}

/** Reads iptables-save and iptables -S, with counters or without, of both families and variants. Nothing printed is a
 *  value only when it is known that iptables-save ran to its end: it prints nothing for no tables. */
export function readIptablesSave(input: ReadInput): Reading<IptablesSave> {
  const program = programOf(input);
  const found: Found = {
    tables: [],
    keys: new Keys(),
    packets: {},
    incompatible: new Set(),
    leftovers: new Leftovers(),
    open: undefined,
    asked: tableAsked(input),
    family: program.startsWith('ip6') ? 'ipv6' : program.startsWith('iptables') ? 'ipv4' : undefined,
    head: undefined,
    legacy: false,
    refused: undefined,
  };
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      const part = readPart(line);
      if (part !== undefined) takePart(found, part, line);
      else if (refusal(line.text) !== undefined) found.refused ??= line;
      else found.leftovers.add(line);
    }
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`iptables did not print all rules: ${early}`);
  if (found.refused !== undefined) return unreadable('iptables could not list the rules', found.refused);
  const [strange] = found.leftovers.lines;
  const code = exitCode(input.ending) ?? 0;
  if (code !== 0) return unreadable(`iptables could not list the rules: exit code ${code}`, strange);
  const nothing = found.tables.length === 0 && found.incompatible.size === 0;
  if (nothing && (strange !== undefined || !program.endsWith('-save')))
    return unreadable('a table was expected, as "*filter", or a chain, as "-P INPUT ACCEPT"', strange);
  return readingOf(weigh(found));
}
