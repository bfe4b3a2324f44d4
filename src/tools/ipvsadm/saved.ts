import { maybe } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import { type Destination, familyOf, placeOf, type Service } from './place.ts';

const PROTOCOLS: ReadonlyMap<string, Service['protocol']> = new Map([
  ['-t', 'tcp'],
  ['-u', 'udp'],
  ['--sctp-service', 'sctp'],
  ['-f', 'fwmark'],
]);
const FORWARD: ReadonlyMap<string, Destination['forward'] & string> = new Map([
  ['-m', 'masquerade'],
  ['-g', 'route'],
  ['-i', 'tunnel'],
]);
/** Options without a value. */
const FLAGS: ReadonlySet<string> = new Set([
  '-6',
  '-o',
  '--tun-nocsum',
  '--tun-csum',
  '--tun-remcsum',
  ...FORWARD.keys(),
]);

/** Options by name, in any order; a flag has an empty text. Absent when a value is missing. */
function optionsOf(words: readonly string[]): ReadonlyMap<string, string> | undefined {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const value = FLAGS.has(word) ? '' : words[++at];
    if (!word.startsWith('-') || value === undefined) return undefined;
    options.set(word, value);
  }
  return options;
}

/** Reads `ipvsadm -S` and ipvsadm-save: `-A -t 198.51.100.1:80 -s rr`, `-a -t 198.51.100.1:80 -r 192.0.2.11:8080 -m -w 1` */
export class Saved {
  readonly services: Service[] = [];
  private readonly known = new Map<string, Service>();

  take(text: string): boolean {
    if (!text.startsWith('-A ') && !text.startsWith('-a ')) return false;
    const options = optionsOf(wordsOf(text.slice(3)));
    const option = [...PROTOCOLS.keys()].find((key) => options?.has(key));
    if (options === undefined || option === undefined) return false;
    const key = `${option} ${options.get(option)} ${options.has('-6')}`;
    return text.startsWith('-A ') ? this.service(key, option, options) : this.destination(this.known.get(key), options);
  }

  private service(key: string, option: string, options: ReadonlyMap<string, string>): boolean {
    const protocol = PROTOCOLS.get(option) ?? 'tcp';
    const word = options.get(option) ?? '';
    const mark = protocol === 'fwmark' ? wholeNumber(word) : undefined;
    const place = protocol === 'fwmark' ? undefined : placeOf(word);
    const scheduler = options.get('-s');
    if ((mark === undefined && place === undefined) || scheduler === undefined) return false;
    const service: Service = {
      protocol,
      ...place,
      ...maybe('fwmark', mark),
      ...(place === undefined ? { family: options.has('-6') ? 'ipv6' : 'ipv4' } : familyOf(place.address)),
      scheduler,
      scheduler_flags: options.get('-b')?.split(',') ?? [],
      ...maybe('persistent_s', wholeNumber(options.get('-p'))),
      ...maybe('netmask', options.get('-M')),
      ...maybe('persistence_engine', options.get('--pe')),
      one_packet: options.has('-o'),
      destinations: [],
    };
    this.known.set(key, service);
    this.services.push(service);
    return true;
  }

  private destination(service: Service | undefined, options: ReadonlyMap<string, string>): boolean {
    const place = placeOf(options.get('-r') ?? '');
    const forward = [...FORWARD].find(([flag]) => options.has(flag))?.[1];
    if (service === undefined || place === undefined) return false;
    service.destinations.push({
      ...place,
      ...maybe('forward', forward),
      ...maybe('tunnel_type', options.get('--tun-type')),
      ...maybe('tunnel_port', wholeNumber(options.get('--tun-port'))),
      ...maybe('weight', wholeNumber(options.get('-w'))),
      ...maybe('upper_threshold', wholeNumber(options.get('-x'))),
      ...maybe('lower_threshold', wholeNumber(options.get('-y'))),
    });
    return true;
  }
}
