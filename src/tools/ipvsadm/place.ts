import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import { wholeNumber } from '../words.ts';
import type { Ipvsadm } from './value.generated.ts';

export type Service = Ipvsadm['services'][number];
export type Destination = Service['destinations'][number];
type Place = Pick<Destination, 'address' | 'port' | 'port_name'>;

/** `198.51.100.1:80`, `[2001:db8::1]:80`, `web.example:http`. Absent when it is none. */
export function placeOf(word: string): Place | undefined {
  const at = word.lastIndexOf(':');
  const bracket = word.startsWith('[');
  if (at <= 0 || (bracket && word[at - 1] !== ']')) return undefined;
  const address = bracket ? word.slice(1, at - 1) : word.slice(0, at);
  const name = word.slice(at + 1);
  const port = wholeNumber(name);
  if (port !== undefined ? port > 65_535 : !/^[a-z0-9][a-z0-9+._-]{0,30}$/i.test(name)) return undefined;
  if (!/^[0-9A-Za-z_.:%-]{1,255}$/.test(address) || (bracket && ipVersion(address) !== 6)) return undefined;
  return { address, ...(port === undefined ? { port_name: name } : { port }) };
}

/** The family of a service's own address. */
export function familyOf(address: string): Pick<Service, 'family'> {
  const version = ipVersion(address);
  return maybe('family', version === undefined ? undefined : version === 6 ? 'ipv6' : 'ipv4');
}

/** What people call a virtual server: `198.51.100.1:80`, `[2001:db8::1]:80`, `fwmark 7`. */
export function nameOf({ fwmark, address = '', port, port_name }: Service): string {
  if (fwmark !== undefined) return `fwmark ${fwmark}`;
  return `${address.includes(':') ? `[${address}]` : address}:${port ?? port_name ?? ''}`;
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
]);

/** A counter: `1140`, and without --exact `12345K`. */
export function counterOf(word: string | undefined): number | undefined {
  const unit = UNITS.get(word?.at(-1) ?? '');
  if (unit === undefined) return wholeNumber(word);
  const number = wholeNumber(word?.slice(0, -1));
  const whole = number === undefined ? undefined : number * unit;
  return whole !== undefined && Number.isSafeInteger(whole) ? whole : undefined;
}
