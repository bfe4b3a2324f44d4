import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, exitCode, Leftovers, type Line, readingOf, unreadable } from '../output.ts';
import { Keys, LEGACY_PRESENT, refusal, wholeLines } from '../xtables.ts';
import { type Chain, type Columns, readChainLine, readHeader, readRuleLine } from './lines.ts';
import type { Iptables } from './value.generated.ts';

interface Found {
  readonly chains: Chain[];
  readonly names: Set<string>;
  readonly keys: Keys;
  readonly leftovers: Leftovers;
  columns: Columns | undefined;
  counters: boolean;
  legacy: boolean;
  refused: Line | undefined;
}

function takeRule(found: Found, line: Line & { readonly tail: string }): boolean {
  const chain = found.chains.at(-1);
  const { columns } = found;
  if (chain === undefined || columns === undefined) return false;
  const rule = readRuleLine(line, columns, (name) => found.names.has(name));
  if (rule === undefined) return false;
  const { bare, num = chain.rules.length + 1, ...rest } = rule;
  chain.rules.push({ num, key: found.keys.of(`${chain.chain} ${bare.replace(/ +/g, ' ')}`), ...rest });
  found.counters ||= columns.counters;
  return true;
}

function takeLine(found: Found, line: Line & { readonly tail: string }): void {
  const { text, number } = line;
  const chain = text.includes('Chain ') ? readChainLine(text, number) : undefined;
  if (chain !== undefined) {
    found.chains.push(chain);
    found.names.add(chain.chain);
    found.columns = undefined;
    found.counters ||= chain.default_packets !== undefined;
    return;
  }
  if (found.columns === undefined && found.chains.length > 0) {
    found.columns = readHeader(text);
    if (found.columns !== undefined) return;
  }
  if (LEGACY_PRESENT.test(text)) found.legacy = true;
  else if (!takeRule(found, line)) {
    if (refusal(text) !== undefined) found.refused ??= line;
    else found.leftovers.add(line);
  }
}

/** Rules lead to chains that may be listed below them: what a target is, is known when all names are. */
function settleVerdicts({ chains, names }: Found): void {
  for (const { rules } of chains)
    for (const rule of rules)
      if (rule.target !== undefined && rule.verdict !== 'goto' && names.has(rule.target)) rule.verdict = 'jump';
}

/** Reads `iptables -L` and `ip6tables -L` with any of -v, -n, -x and --line-numbers. */
export function readIptables(input: ReadInput): Reading<Iptables> {
  const found: Found = {
    chains: [],
    names: new Set(),
    keys: new Keys(),
    leftovers: new Leftovers(),
    columns: undefined,
    counters: false,
    legacy: false,
    refused: undefined,
  };
  for (const text of [input.stdout, input.stderr]) for (const line of wholeLines(text)) takeLine(found, line);
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`iptables did not list all rules: ${early}`);
  const { refused, chains, leftovers } = found;
  if (refused !== undefined) return unreadable('iptables could not list the rules', refused);
  const code = exitCode(input.ending) ?? 0;
  if (chains.length === 0 || code !== 0)
    return unreadable(
      code === 0
        ? 'a chain was expected, as "Chain INPUT (policy ACCEPT)"'
        : `iptables could not list the rules: exit code ${code}`,
      leftovers.lines[0],
    );
  settleVerdicts(found);
  return readingOf({
    chains,
    rule_count: chains.reduce((sum, { rules }) => sum + rules.length, 0),
    counters: found.counters,
    legacy_tables_present: found.legacy,
    leftovers: leftovers.lines,
  });
}
