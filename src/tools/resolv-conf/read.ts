import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { type ResolvConfLines, readResolvConfLines } from './lines.ts';
import type { ResolvConf } from './value.generated.ts';

/** MAXNS in <resolv.h>. */
const MAX_NAMESERVERS = 3;
/** What glibc and musl ask when there is no nameserver line. */
const FALLBACK = '127.0.0.1';

/** The last `name:N` of the options, within the C library's cap. */
function numberOption(options: readonly string[], name: string, unset: number, cap: number): number {
  const text = options.findLast((option) => option.startsWith(`${name}:`))?.slice(name.length + 1);
  return text !== undefined && /^[0-9]{1,9}$/.test(text) ? Math.min(Number(text), cap) : unset;
}

function switches(options: readonly string[]) {
  return {
    rotate: options.includes('rotate'),
    edns0: options.includes('edns0'),
    use_vc: options.includes('use-vc'),
    single_request: options.includes('single-request'),
    single_request_reopen: options.includes('single-request-reopen'),
    no_aaaa: options.includes('no-aaaa'),
    trust_ad: options.includes('trust-ad'),
  };
}

function weigh(present: boolean, found: ResolvConfLines): ResolvConf {
  const asked = found.counting.slice(0, MAX_NAMESERVERS);
  return {
    present,
    nameservers: found.nameservers,
    effective_nameservers: asked.length > 0 ? asked : [FALLBACK],
    beyond_nameservers: found.counting.slice(MAX_NAMESERVERS),
    ...maybe('domain', found.domain),
    search: found.search,
    effective_search: found.lastSearch,
    sortlist: found.sortlist,
    options: found.options,
    ndots: numberOption(found.countingOptions, 'ndots', 1, 15),
    timeout_s: numberOption(found.countingOptions, 'timeout', 5, 30),
    attempts: numberOption(found.countingOptions, 'attempts', 2, 5),
    ...switches(found.countingOptions),
    ...maybe('external_nameservers', found.external),
    ignored: found.ignored,
    leftovers: found.leftovers.lines,
  };
}

/** Reads resolv.conf(5). An empty file and a missing one are values; text in which no line is understood is not. */
export function readResolvConf(input: ReadInput): Reading<ResolvConf> {
  const state = fileState(input);
  if (state.kind === 'missing') return readingOf(weigh(false, readResolvConfLines('')));
  if (state.kind !== 'whole') return state;
  const found = readResolvConfLines(input.stdout);
  const [unknown] = found.leftovers.lines;
  if (found.known === 0 && unknown !== undefined)
    return unreadable('a line of resolv.conf(5) was expected, as "nameserver 192.0.2.53"', unknown);
  return readingOf(weigh(true, found));
}
