import { ipVersion } from '../../util/address.ts';
import { oneLine } from '../../util/text.ts';
import { Leftovers } from '../output.ts';
import type { Nmap } from './value.generated.ts';

export type Host = Nmap['hosts'][number];
export type Port = Host['ports'][number];
export type NotShown = Host['not_shown'][number];

/** So many warnings are kept. */
const WARNINGS_MAX = 20;

/** A host of which nothing is known but how it was named. */
export function newHost(host: string): Host {
  return {
    host,
    ...(ipVersion(host) === undefined ? {} : { address: host }),
    hostnames: [],
    timed_out: false,
    ports: [],
    not_shown: [],
  };
}

/** What has been read so far, from either form. */
export class Found {
  version: string | undefined;
  readonly scanTypes: string[] = [];
  portsAsked: number | undefined;
  readonly hosts: Host[] = [];
  counts: { readonly up: number; readonly total: number } | undefined;
  elapsed: number | undefined;
  complete = false;
  /** A line that only nmap prints was there. */
  seen = false;
  /** It came to an end without scanning, and says why. */
  fatal: string | undefined;
  /** It lacks the privilege for this scan. */
  noPrivilege: string | undefined;
  localError: string | undefined;
  readonly localErrorPorts = new Set<number>();
  readonly unknownHosts = new Set<string>();
  readonly warnings: string[] = [];
  readonly leftovers = new Leftovers();

  get host(): Host | undefined {
    return this.hosts.at(-1);
  }

  warn(text: string): void {
    const line = oneLine(text);
    if (this.warnings.length < WARNINGS_MAX && !this.warnings.includes(line)) this.warnings.push(line);
  }

  /** Counts ports that nmap does not show, by state and reason. */
  hide(host: Host, state: string, count: number, reason: string | undefined): NotShown {
    let group = host.not_shown.find((one) => one.state === state);
    if (group === undefined) {
      group = { state, count: 0, reasons: [] };
      host.not_shown.push(group);
    }
    group.count += count;
    if (reason !== undefined) group.reasons.push({ reason, count });
    return group;
  }
}
