import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { Nsswitch } from './value.generated.ts';

/** `hosts:          files mdns4_minimal [NOTFOUND=return] dns` */
const DATABASE = /^\s*(?<name>[a-z_][a-z0-9_]*):(?<rest>.*)$/i;
/** `[NOTFOUND=return]`, `[!UNAVAIL=return SUCCESS=continue]` */
const ACTION = /\[[^\][]*\]/g;
/** Services that ask a DNS server: nss_dns, and nss_resolve (systemd-resolved). */
const DNS_SERVICES: readonly string[] = ['dns', 'resolve'];

function weigh(present: boolean, databases: Nsswitch['databases'], hostsLine: string | undefined, left: Leftovers) {
  // A later line for the same database replaces the earlier one (nsswitch.conf(5), glibc nss_database.c).
  const hosts = databases.findLast((database) => database.name === 'hosts')?.services;
  return {
    present,
    databases,
    hosts: hosts ?? [],
    ...maybe('hosts_line', hostsLine),
    asks_dns: hosts === undefined || hosts.some((service) => DNS_SERVICES.includes(service)),
    leftovers: left.lines,
  };
}

/** Reads nsswitch.conf(5). A missing file is a value: the C library has a default. */
export function readNsswitch(input: ReadInput): Reading<Nsswitch> {
  const state = fileState(input);
  const leftovers = new Leftovers();
  if (state.kind === 'missing') return readingOf(weigh(false, [], undefined, leftovers));
  if (state.kind !== 'whole') return state;
  const databases: Nsswitch['databases'] = [];
  let hostsLine: string | undefined;
  for (const line of printedLines(input.stdout)) {
    const text = line.text.replace(/#.*$/, '').trim();
    if (text === '') continue;
    const groups = DATABASE.exec(text)?.groups;
    if (groups === undefined) {
      leftovers.add(line);
      continue;
    }
    const services = (groups.rest ?? '').replace(ACTION, ' ').split(/\s+/).filter(Boolean);
    databases.push({ name: groups.name ?? '', services });
    if (groups.name === 'hosts') hostsLine = line.text.trim();
  }
  const [unknown] = leftovers.lines;
  if (databases.length === 0 && unknown !== undefined)
    return unreadable('a database and its services were expected, as "hosts: files dns"', unknown);
  return readingOf(weigh(true, databases, hostsLine, leftovers));
}
