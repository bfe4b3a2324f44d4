import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import { type Found, newHost, type Port } from './found.ts';

/** `Nmap scan report for web.example (192.0.2.1)`, in old versions `Interesting ports on 192.0.2.1:`; with -v also
 *  `Nmap scan report for 192.0.2.9 [host down, received no-response]` */
const REPORT =
  /^(?:Nmap scan report for|Interesting ports on|Host) (?<host>[^\s()[\]]{1,255}?)(?: \((?<address>[^()\s]{1,60})\))?(?:(?<down> \[host down)(?:, received (?<reason>[a-z-]{1,40}))?\]|:)?$/;
/** `Host is up, received echo-reply ttl 63 (0.0015s latency).`, `Host is up.` */
const UP =
  /^Host is up(?:, received (?<reason>[a-z-]{1,40})(?: ttl (?<ttl>[0-9]{1,3}))?)?(?: \((?<latency>-?[0-9.]{1,12})s latency\))?\.$/;
/** `80/tcp   open     http       syn-ack ttl 63` */
const PORT =
  /^(?<port>[0-9]{1,5})\/(?<protocol>tcp|udp|sctp) {1,20}(?<state>open|closed|filtered|unfiltered|open\|filtered|closed\|filtered|unknown)(?: {1,60}(?<service>\S{1,100}))?(?<rest> .*)?$/;
/** `host-prohibited from 192.0.2.9 ttl 64`, before what -sV found out */
const REASON =
  /^ {1,60}(?<reason>[a-z-]{1,40})(?: from (?<from>[0-9A-Fa-f:.%]{2,60}))?(?: ttl (?<ttl>[0-9]{1,3}))?(?: +(?<version>\S.*))?$/;
/** `995 filtered tcp ports (no-response)`, in old versions `995 closed ports` */
const HIDDEN =
  /^(?<count>[0-9]{1,6}) (?<state>[a-z|]{4,20})(?: (?:tcp|udp|sctp))? ports?(?: \((?<reason>[^()]{1,80})\))?$/;
/** `All 8 scanned ports on 192.0.2.1 are filtered because of 8 no-responses`, before version 7.90 */
const ALL =
  /^All (?<count>[0-9]{1,6}) scanned ports on \S.{0,330} are (?<state>closed|filtered|unfiltered|open\|filtered)(?: .*)?$/;
/** `Nmap done: 1 IP address (1 host up) scanned in 1.26 seconds` */
const DONE =
  /^Nmap (?:done|finished): (?:at .{1,40}; )?(?<total>[0-9]{1,9}) IP address(?:es)? \((?<up>[0-9]{1,9}) hosts? up\) scanned in (?<elapsed>[0-9.]{1,12}) seconds$/;
/** `MAC Address: 02:42:0A:58:01:14 (Unknown)` */
const MAC = /^MAC Address: (?<mac>[0-9A-Fa-f:]{17})(?: \((?<vendor>[^()]{1,80})\))?$/;
const START = /^Starting Nmap (?<version>\S{1,40}) /;
/** `Failed to resolve "web.example".`, `Failed to resolve given hostname/IP: web.example.  Note that you can't use ...` */
const UNKNOWN = /^(?:Warning: )?Failed to resolve(?: given hostname\/IP:)? "?(?<name>[^\s"]{1,255}?)"?\.?(?: .*)?$/;
/** `sendto in send_ip_packet_sd: sendto(4, packet, 44, 0, 192.0.2.1, 16) => Operation not permitted` */
const SEND = /^send\w{0,20} in \w{1,40}: .{0,200}\) => (?<text>.{1,100})$/;
/** `Strange error from connect (1):Operation not permitted`; `Strange read error from ...` */
const CONNECT = /^Strange (?:.{1,20} )?error from connect \([0-9]{1,5}\): ?(?<text>.{1,100})$/;
/** `Offending packet: TCP 192.0.2.2:38555 > 192.0.2.1:86 S ttl=55 id=17139 iplen=44 ...` */
const OFFENDING = /^Offending packet: \S{1,8} \S{1,70} > \S{1,60}:(?<port>[0-9]{1,5}) /;
const NO_PRIVILEGE =
  /requires root privileges|requires privileged|Couldn't open a raw socket|Only ethernet devices can be used for raw scans on Windows|dnet: Failed to open device|socket troubles in/i;
/** What nmap says before it gives up. */
const FATAL =
  /^(?:QUITTING!|Your port (?:specifications|range)|Ports specified must be|Ports to be scanned must be|Error #|ERROR: |nmap: (?:unrecognized|invalid|unknown|option)|Illegal |Unable to split netmask|Cannot figure out what source address|Invalid target host specification|setup_target: failed|route_dst|Could not find interface|I cannot figure out|Failed to determine|Bogus |Invalid argument to)/;
const WARNING =
  /^(?:WARNING: |Warning: |RTTVAR has grown|Note: |Skipping host |Cannot find |Host discovery disabled|Some closed ports may)/;
const NOISE =
  /^(?:Reason: |rDNS record for |Other addresses for |Host is up|Service Info: |Service detection performed|OS detection performed|OS and Service detection performed|Please report |Nmap (?:done|finished) at |Read data files from|\s*Raw packets sent: |Initiating |Completed |Scanning |Discovered |Stats: |NSE: |Increasing send delay|PORT +STATE|[|]|TRACEROUTE|HOP +RTT|Network Distance: |Device type: |Running|OS |Aggressive OS |No exact OS |Too many fingerprints|Host script results:|Final times for host|# Nmap |Packet capture filter|Parallel |DNS resolution|doing |Nmap wishes|Happy |See the output|1 service unrecognized|SF[-:]|[0-9]+ services? unrecognized|=+NEXT SERVICE|All [0-9]+ scanned ports on .* are in ignored states)/;

function integer(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** What stands behind the service: with --reason the reason, with -sV the version, with both one after the other. */
function behind(rest: string | undefined, columns: string): Partial<Port> {
  if (rest === undefined) return {};
  const version = rest.trim();
  if (!columns.includes('REASON')) return columns.includes('VERSION') && version !== '' ? { version } : {};
  const groups = REASON.exec(rest)?.groups;
  return groups === undefined
    ? {}
    : {
        ...maybe('reason', groups.reason),
        ...maybe('reason_ttl', integer(groups.ttl)),
        ...maybe('reason_ip', groups.from),
        ...maybe('version', groups.version),
      };
}

/** Takes nmap's ordinary text, and what it complains of, into what was found. */
export class NmapText {
  readonly #found: Found;
  /** The heading of the table of ports. */
  #columns = '';

  constructor(found: Found) {
    this.#found = found;
  }

  /** False for a line that is none of nmap's. */
  take(text: string): boolean {
    const code = text.charCodeAt(0);
    if (code >= 48 && code <= 57 && this.#takePort(text)) return true;
    if (text.length > 4_000) return false;
    return this.#takeHost(text) || this.#takeRun(text) || this.#takeTrouble(text) || NOISE.test(text);
  }

  #takePort(text: string): boolean {
    const groups = text.length > 4_000 ? undefined : PORT.exec(text)?.groups;
    const host = this.#found.host;
    if (groups === undefined || host === undefined) return false;
    host.ports.push({
      port: Number(groups.port),
      protocol: groups.protocol ?? '',
      state: groups.state ?? '',
      ...maybe('service', groups.service),
      ...behind(groups.rest, this.#columns),
    });
    return true;
  }

  #takeHost(text: string): boolean {
    if (text.startsWith('PORT ')) {
      this.#columns = text;
      return true;
    }
    if (text.startsWith('Nmap scan report for ') || text.startsWith('Interesting ports on '))
      return this.#openHost(REPORT.exec(text)?.groups);
    const { host } = this.#found;
    if (host === undefined) return false;
    if (text.startsWith('Host is up')) {
      const groups = UP.exec(text)?.groups;
      if (groups === undefined) return false;
      const latency = decimal(groups.latency ?? '');
      host.up = true;
      Object.assign(host, maybe('reason', groups.reason), maybe('reason_ttl', integer(groups.ttl)));
      if (latency !== undefined && latency > 0) host.latency_ms = Number((latency * 1_000).toFixed(4));
      return true;
    }
    const mac = MAC.exec(text)?.groups;
    if (mac !== undefined) {
      host.mac_address = mac.mac ?? '';
      if (mac.vendor !== undefined && mac.vendor !== 'Unknown') host.mac_vendor = mac.vendor;
      return true;
    }
    if (text.startsWith('Skipping host ') && text.endsWith('due to host timeout')) {
      host.timed_out = true;
      return true;
    }
    return this.#takeHidden(text);
  }

  #openHost(groups: Readonly<Record<string, string | undefined>> | undefined): boolean {
    if (groups?.host === undefined) return false;
    const host = newHost(groups.host);
    if (ipVersion(groups.host) === undefined) host.hostnames.push(groups.host);
    Object.assign(host, maybe('address', groups.address), maybe('reason', groups.reason));
    if (groups.down !== undefined) host.up = false;
    this.#found.hosts.push(host);
    this.#found.seen = true;
    this.#columns = '';
    return true;
  }

  #takeHidden(text: string): boolean {
    const { host } = this.#found;
    if (host === undefined) return false;
    if (text.startsWith('Not shown: ')) {
      for (const part of text.slice(11).split(', ')) {
        const groups = HIDDEN.exec(part)?.groups;
        if (groups === undefined) return false;
        this.#found.hide(host, groups.state ?? '', Number(groups.count), groups.reason);
      }
      return true;
    }
    const all = text.startsWith('All ') ? ALL.exec(text)?.groups : undefined;
    if (all === undefined) return false;
    this.#found.hide(host, all.state ?? '', Number(all.count), undefined);
    return true;
  }

  #takeRun(text: string): boolean {
    const found = this.#found;
    const version = START.exec(text)?.groups?.version;
    if (version !== undefined) {
      found.version ??= version;
      found.seen = true;
      return true;
    }
    const done = text.startsWith('Nmap ') ? DONE.exec(text)?.groups : undefined;
    if (done === undefined) return false;
    found.seen = true;
    found.complete = true;
    found.counts = { up: Number(done.up), total: Number(done.total) };
    found.elapsed = decimal(done.elapsed ?? '');
    return true;
  }

  #takeTrouble(text: string): boolean {
    const found = this.#found;
    const unknown = UNKNOWN.exec(text)?.groups?.name;
    if (unknown !== undefined) {
      if (found.unknownHosts.size < 1_000) found.unknownHosts.add(unknown);
      return true;
    }
    const local = (SEND.exec(text) ?? CONNECT.exec(text))?.groups?.text;
    if (local !== undefined) {
      found.localError ??= local;
      return true;
    }
    if (text.startsWith('Offending packet: ')) {
      const port = OFFENDING.exec(text)?.groups?.port;
      if (port !== undefined) found.localErrorPorts.add(Number(port));
      return true;
    }
    if (NO_PRIVILEGE.test(text)) {
      found.noPrivilege ??= text;
      return true;
    }
    if (FATAL.test(text)) {
      if (found.fatal === undefined || found.fatal === 'QUITTING!') found.fatal = text;
      return true;
    }
    if (!WARNING.test(text)) return false;
    found.warn(text);
    return true;
  }
}
