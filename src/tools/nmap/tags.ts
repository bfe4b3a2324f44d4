import { maybe } from '../output.ts';
import { decimal } from '../trace.ts';
import { type Found, type Host, type NotShown, newHost, type Port } from './found.ts';
import type { Tag } from './xml.ts';

type Attributes = ReadonlyMap<string, string>;

/** A port while its element is open. */
interface Draft {
  readonly port: number;
  readonly protocol: string;
  state?: Attributes;
  service?: Attributes;
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

/** nmap writes a TTL of 0 where there was no packet. */
function ttl(text: string | undefined): number | undefined {
  const number = whole(text);
  return number === 0 ? undefined : number;
}

function word(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function portOf({ port, protocol, state, service }: Draft): Port | undefined {
  const said = word(state?.get('state'));
  if (said === undefined) return undefined;
  const version = ['product', 'version', 'extrainfo'].flatMap((key) => word(service?.get(key)) ?? []).join(' ');
  return {
    port,
    protocol,
    state: said,
    ...maybe('reason', word(state?.get('reason'))),
    ...maybe('reason_ttl', ttl(state?.get('reason_ttl'))),
    ...maybe('reason_ip', word(state?.get('reason_ip'))),
    ...maybe('service', word(service?.get('name'))),
    ...maybe('version', word(version)),
  };
}

/** Takes the elements of nmap's XML (nmap.dtd) into what was found. */
export class NmapTags {
  readonly #found: Found;
  #host: Host | undefined;
  #port: Draft | undefined;
  #hidden: NotShown | undefined;
  /** What a script printed may look like anything. */
  #scripts = 0;

  constructor(found: Found) {
    this.#found = found;
  }

  take({ name, attributes, kind }: Tag): void {
    if (name === 'script') this.#scripts += kind === 'start' ? 1 : kind === 'end' && this.#scripts > 0 ? -1 : 0;
    else if (name === 'host' && kind !== 'empty') this.#openHost(kind === 'start', attributes);
    else if (this.#scripts > 0) return;
    else if (kind === 'end') this.#close(name);
    else if (!this.#takeRun(name, attributes) && this.#host !== undefined) this.#takeHost(this.#host, name, attributes);
  }

  #openHost(start: boolean, attributes: Attributes): void {
    this.#scripts = 0;
    this.#port = undefined;
    this.#hidden = undefined;
    this.#host = start ? { ...newHost(''), timed_out: attributes.get('timedout') === 'true' } : undefined;
  }

  #close(name: string): void {
    if (name !== 'port') return;
    const made = this.#port === undefined ? undefined : portOf(this.#port);
    this.#port = undefined;
    if (made !== undefined) this.#host?.ports.push(made);
  }

  #takeRun(name: string, attributes: Attributes): boolean {
    const found = this.#found;
    switch (name) {
      case 'nmaprun':
        found.seen ||= attributes.get('scanner') === 'nmap';
        found.version ??= word(attributes.get('version'));
        return true;
      case 'scaninfo': {
        const type = word(attributes.get('type'));
        const asked = whole(attributes.get('numservices'));
        if (type !== undefined && !found.scanTypes.includes(type)) {
          if (found.scanTypes.length < 20) found.scanTypes.push(type);
          if (asked !== undefined) found.portsAsked = (found.portsAsked ?? 0) + asked;
        }
        return true;
      }
      case 'finished':
        found.complete = attributes.get('exit') !== 'error';
        found.elapsed = decimal(attributes.get('elapsed') ?? '');
        if (!found.complete) found.fatal ??= attributes.get('errormsg') ?? 'it ended with an error';
        return true;
      case 'hosts': {
        const up = whole(attributes.get('up'));
        const total = whole(attributes.get('total'));
        if (up !== undefined && total !== undefined) found.counts = { up, total };
        return true;
      }
      default:
        return false;
    }
  }

  #takeHost(host: Host, name: string, attributes: Attributes): void {
    switch (name) {
      case 'status':
        host.up = attributes.get('state') === 'up';
        Object.assign(host, maybe('reason', word(attributes.get('reason'))));
        Object.assign(host, maybe('reason_ttl', ttl(attributes.get('reason_ttl'))));
        return;
      case 'address':
        this.#takeAddress(host, attributes);
        return;
      case 'hostname': {
        const said = word(attributes.get('name'));
        if (said === undefined || host.hostnames.includes(said)) return;
        host.hostnames.push(said);
        if (attributes.get('type') === 'user') host.host = said;
        return;
      }
      case 'times': {
        const srtt = whole(attributes.get('srtt'));
        // Microseconds; 0 or less where nothing was measured.
        if (srtt !== undefined && srtt > 0) host.latency_ms = srtt / 1_000;
        return;
      }
      default:
        this.#takePorts(host, name, attributes);
    }
  }

  #takeAddress(host: Host, attributes: Attributes): void {
    const address = word(attributes.get('addr'));
    if (address === undefined) return;
    if (attributes.get('addrtype') === 'mac') {
      host.mac_address = address;
      Object.assign(host, maybe('mac_vendor', word(attributes.get('vendor'))));
      return;
    }
    if (host.address !== undefined) return;
    host.address = address;
    if (host.host === '') host.host = address;
    // From here on the host has a name to go by.
    this.#found.hosts.push(host);
  }

  #takePorts(host: Host, name: string, attributes: Attributes): void {
    const number = whole(attributes.get('portid'));
    const state = attributes.get('state') ?? '';
    const count = whole(attributes.get('count'));
    if (name === 'port')
      this.#port = number === undefined ? undefined : { port: number, protocol: attributes.get('protocol') ?? '' };
    else if (name === 'state' && this.#port !== undefined) this.#port.state = attributes;
    else if (name === 'service' && this.#port !== undefined) this.#port.service = attributes;
    else if (name === 'extraports' && count !== undefined && state !== '')
      this.#hidden = this.#found.hide(host, state, count, undefined);
    else if (name === 'extrareasons' && count !== undefined)
      this.#hidden?.reasons.push({ reason: attributes.get('reason') ?? '', count });
  }
}
