import { isIP } from 'node:net';
import { fail, ok, type Result } from '../model/result.ts';
import { validateParameter } from '../util/parameter-value.ts';
import { oneLine } from '../util/text.ts';

/** Where the connection goes (--to). A field that the text does not give is absent. */
export interface Destination {
  /** As the user typed it. */
  readonly text: string;
  /** http, https, tcp or udp. */
  readonly scheme?: string;
  /** A name or an address, without brackets. */
  readonly host: string;
  /** Given, or the scheme's own (80, 443). */
  readonly port?: number;
  /** Path and query of a URL; `/` when it has none. */
  readonly path?: string;
}

const URL_LIKE = /^(?<scheme>[a-z]+):\/\/(?<authority>[^/?#]*)(?<path>[/?][^#]*)?(?:#.*)?$/i;
const AUTHORITY = /^(?:\[(?<six>[0-9a-f:.]+(?:%[\w.-]+)?)\]|(?<host>[^:[\]@]*))(?::(?<port>[0-9]+))?$/i;
/** What no URL holds as it is (RFC 3986 2, 2.1): it could end a header, or a line on a terminal. */
const NOT_IN_URLS = /[\s\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\\<>"`{}|^]/;
const DEFAULT_PORTS: Readonly<Record<string, number | undefined>> = {
  http: 80,
  https: 443,
  tcp: undefined,
  udp: undefined,
};

function wrong(text: string, why: string): Result<never> {
  return fail({
    what: `"${oneLine(text, 100)}" is no destination: ${why}`,
    where: '--to',
    todo: 'give http(s)://HOST[:PORT]/PATH, tcp://HOST:PORT, udp://HOST:PORT, or HOST[:PORT]',
    exit: 2,
  });
}

/** Reads the text of `--to`. */
export function parseDestination(text: string): Result<Destination> {
  const url = URL_LIKE.exec(text)?.groups;
  const scheme = url?.scheme?.toLowerCase();
  if (scheme !== undefined && !Object.hasOwn(DEFAULT_PORTS, scheme))
    return wrong(text, `${scheme}:// is not known here`);
  if (url?.authority?.includes('@') === true)
    return wrong('(hidden)', 'a user name or password would end up in reports');
  if (url !== undefined && NOT_IN_URLS.test(text))
    return wrong(text, 'spaces, control characters and \\<>"`{}|^ are not allowed in a URL');
  const authority = url?.authority ?? text;
  // A bare IPv6 address has colons that are no port.
  const groups =
    isIP(authority) === 6 ? { six: authority, host: undefined, port: undefined } : AUTHORITY.exec(authority)?.groups;
  if (groups === undefined) return wrong(text, 'host and port cannot be told apart');
  const host = groups.six ?? groups.host ?? '';
  const checked = validateParameter('to', { type: 'host', description: '' }, host);
  if (!checked.ok) return wrong(text, checked.trouble);
  const port = groups.port === undefined ? DEFAULT_PORTS[scheme ?? 'tcp'] : Number(groups.port);
  if (port !== undefined && (port < 1 || port > 65_535)) return wrong(text, 'a port is a number from 1 to 65535');
  if (port === undefined && (scheme === 'tcp' || scheme === 'udp')) return wrong(text, `${scheme}:// needs a port`);
  // http://host?query asks for the root, with a query (RFC 9110 4.2.3).
  const path = scheme === 'http' || scheme === 'https' ? { path: (url?.path ?? '/').replace(/^\?/, '/?') } : {};
  return ok({
    text,
    host: String(checked.value),
    ...(scheme === undefined ? {} : { scheme }),
    ...(port === undefined ? {} : { port }),
    ...path,
  });
}
