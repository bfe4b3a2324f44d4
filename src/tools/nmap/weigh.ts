import { maybe } from '../output.ts';
import type { Found, Host, Port } from './found.ts';
import type { Nmap } from './value.generated.ts';

/** Reasons for which nothing came from the host. */
const NO_ANSWER: ReadonlySet<string> = new Set(['no-response', 'user-set', 'localhost-response', 'unknown-response']);

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

/** True for a filtered port for which an error came: in an ICMP packet, or from connect(2). Only a packet has a TTL. */
function isRejected({ state, reason }: Port): boolean {
  return state.includes('filtered') && reason !== undefined && !NO_ANSWER.has(reason);
}

function hasAnswered({ up, reason, ports }: Host): boolean {
  if (up === true && reason !== undefined && !NO_ANSWER.has(reason)) return true;
  return ports.some((port) => port.state === 'open' || (port.state === 'closed' && port.reason_ip === undefined));
}

/** Every port that was asked is open on every host. Absent when it is not known how many were asked. */
function allOpen({ hosts, portsAsked, complete, counts }: Found): boolean | undefined {
  if (portsAsked === undefined) return undefined;
  const whole = complete && counts !== undefined && counts.up === counts.total && counts.up === hosts.length;
  const open = ({ ports, not_shown, timed_out }: Host) =>
    !timed_out &&
    not_shown.length === 0 &&
    ports.every(({ state }) => state === 'open') &&
    new Set(ports.map(({ port, protocol }) => `${port}/${protocol}`)).size === portsAsked;
  return whole && hosts.length > 0 && portsAsked > 0 && hosts.every(open);
}

/** What follows from the hosts and their ports. */
export function weighNmap(found: Found): Nmap {
  const { hosts, counts } = found;
  const ports = hosts.flatMap((host) =>
    host.ports.map((port) => ({
      ...port,
      by: port.reason_ip ?? (port.reason_ttl === undefined ? undefined : host.address),
    })),
  );
  const numbers = (wanted: (port: Port) => boolean) => distinct(ports.filter(wanted).map(({ port }) => port));
  const count = (state: string) =>
    ports.filter((port) => port.state === state).length +
    hosts.reduce(
      (sum, { not_shown }) => sum + not_shown.reduce((all, one) => all + (one.state === state ? one.count : 0), 0),
      0,
    );
  return {
    ...maybe('version', found.version),
    scan_types: found.scanTypes,
    ...maybe('ports_asked', found.portsAsked),
    hosts,
    ...(counts === undefined
      ? {}
      : { hosts_up: counts.up, hosts_down: Math.max(0, counts.total - counts.up), hosts_total: counts.total }),
    ...maybe('elapsed_s', found.elapsed),
    complete: found.complete,
    answered: hosts.some(hasAnswered),
    any_open: ports.some(({ state }) => state === 'open'),
    ...maybe('all_open', allOpen(found)),
    open_ports: numbers(({ state }) => state === 'open'),
    closed_ports: numbers(({ state }) => state === 'closed'),
    filtered_ports: numbers(({ state }) => state === 'filtered'),
    open_or_filtered_ports: numbers(({ state }) => state === 'open|filtered'),
    silent_ports: numbers(({ reason }) => reason === 'no-response'),
    rejected_ports: numbers(isRejected),
    rejected_by: distinct(ports.filter(isRejected).flatMap(({ by }) => (by === undefined ? [] : [by]))),
    open_count: count('open'),
    closed_count: count('closed'),
    filtered_count: count('filtered'),
    ...maybe('local_error', found.localError),
    local_error_ports: [...found.localErrorPorts],
    unknown_hosts: [...found.unknownHosts],
    warnings: found.warnings,
    leftovers: found.leftovers.lines,
  };
}
