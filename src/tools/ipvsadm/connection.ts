import { maybe } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import { placeOf } from './place.ts';
import type { Ipvsadm } from './value.generated.ts';

export type Connection = Ipvsadm['connections'][number];

/** `pro expire state       source             virtual            destination` */
export const CONNECTIONS_TITLE = /^pro +expire +state +source +virtual +destination(?: +pe name +pe_data)?$/;

/** `14:49`: minutes and seconds. */
function secondsOf(text: string): number | undefined {
  const [minutes, seconds, ...more] = text.split(':', 3);
  const whole = wholeNumber(minutes);
  const rest = wholeNumber(seconds);
  return whole === undefined || rest === undefined || more.length > 0 ? undefined : whole * 60 + rest;
}

/** `TCP 14:49  ESTABLISHED 203.0.113.10:48138 198.51.100.1:443   192.0.2.11:8443`. Absent when it is none. */
export function readConnection(text: string): Connection | undefined {
  const [protocol = '', expire = '', state = '', from = '', through = '', to = '', engine, data] = wordsOf(text);
  const expires = secondsOf(expire);
  const source = placeOf(from);
  const virtual = placeOf(through);
  const destination = placeOf(to);
  if (!/^[A-Z]{2,8}$/.test(protocol) || !/^[A-Z_]{2,20}$/.test(state) || expires === undefined) return undefined;
  if (source === undefined || virtual === undefined || destination === undefined) return undefined;
  return {
    protocol,
    expire_s: expires,
    state,
    source: source.address,
    ...maybe('source_port', source.port),
    virtual: virtual.address,
    ...maybe('virtual_port', virtual.port),
    destination: destination.address,
    ...maybe('destination_port', destination.port),
    // No client has port 0: it stands for all of them.
    template: source.port === 0,
    ...maybe('persistence_engine', engine),
    ...maybe('persistence_data', data),
  };
}
