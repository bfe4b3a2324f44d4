import type { Parameter } from '../model/parameter.ts';
import type { Arguments } from '../model/tool.ts';
import { ipVersion } from '../util/address.ts';

/** Names of headers that carry a secret are refused: the command is part of every report. */
const HEADER_NAME =
  "(?!(?:[Aa]uthorization|[Pp]roxy-[Aa]uthorization|[Cc]ookie2?|[Xx]-[Aa][Pp][Ii]-[Kk]ey|[Xx]-[Aa]uth-[Tt]oken)$)[!#$%&'*+.^_`|~0-9A-Za-z-]{1,80}";

/** What a request of curl may be asked for. */
export const CURL_PARAMETERS = {
  url: { type: 'url', required: true, pattern: '[hH][tT][tT][pP][sS]?://.+', description: 'The URL: http or https' },
  connect_timeout: {
    type: 'duration',
    minimum: 100,
    maximum: 60_000,
    default: 5_000,
    description: 'How long looking up the name and connecting (with TLS) may take',
  },
  max_time: {
    type: 'duration',
    minimum: 100,
    maximum: 600_000,
    default: 15_000,
    description: 'How long all of it may take',
  },
  address: { type: 'address', description: 'Connect to this address, whatever the name of the URL resolves to' },
  port: { type: 'port', description: 'With address: connect to this port, whatever the URL says' },
  http: {
    type: 'enum',
    values: ['1.0', '1.1', '2', '2-prior-knowledge', '3-only'],
    description: 'The version of HTTP. Not every curl has 3-only',
  },
  tls_max: { type: 'enum', values: ['1.0', '1.1', '1.2', '1.3'], description: 'No newer TLS than this' },
  ca_file: { type: 'path', description: 'PEM file of the certificates to trust' },
  insecure: { type: 'boolean', default: false, description: 'Go on when the certificate is not trusted' },
  proxy: {
    type: 'url',
    pattern: '[hH][tT][tT][pP][sS]?://.+',
    description: 'The proxy to use. Without it none is used, whatever the environment says',
  },
  interface: { type: 'interface', description: 'Connect from this interface' },
  source: { type: 'address', description: 'The own address to connect from' },
  family: { type: 'enum', values: ['4', '6'], description: 'Only this version of IP' },
  follow: { type: 'boolean', default: false, description: 'Follow redirects' },
  max_redirects: { type: 'integer', minimum: 1, maximum: 50, default: 10, description: 'With follow: so many' },
  cookies: { type: 'boolean', description: 'With follow: send cookies back that a redirect sets' },
  header_name: {
    type: 'string',
    pattern: HEADER_NAME,
    description: 'The name of one more request header; those that carry credentials are refused',
  },
  header_value: { type: 'string', pattern: '[!-~][ -~]{0,400}', description: 'Its value' },
} satisfies Record<string, Parameter>;

const seconds = (ms: unknown, otherwise: number): string => String(Number(ms ?? otherwise) / 1_000);

function target(args: Arguments): readonly string[] {
  if (args.address === undefined) return [];
  const address = String(args.address);
  // "HOST1:PORT1:HOST2:PORT2": empty ones stand for any host, any port, and the port of the URL.
  return ['--connect-to', `::${ipVersion(address) === 6 ? `[${address}]` : address}:${args.port ?? ''}`];
}

function options(args: Arguments): readonly string[] {
  const { http, tls_max: tlsMax } = args;
  return [
    ...target(args),
    ...(http === undefined ? [] : [`--http${String(http)}`]),
    ...(tlsMax === undefined ? [] : ['--tls-max', String(tlsMax)]),
    ...(args.ca_file === undefined ? [] : ['--cacert', String(args.ca_file)]),
    ...(args.insecure === true ? ['-k'] : []),
    // An empty list of hosts without a proxy also stands above NO_PROXY of the environment.
    ...(args.proxy === undefined ? ['--noproxy', '*'] : ['--noproxy', '', '--proxy', String(args.proxy)]),
    ...(args.interface === undefined ? [] : ['--interface', `if!${String(args.interface)}`]),
    ...(args.source === undefined ? [] : ['--interface', `host!${String(args.source)}`]),
    ...(args.family === undefined ? [] : [args.family === '6' ? '-6' : '-4']),
    ...(args.follow === true ? ['-L', '--max-redirs', String(args.max_redirects ?? 10)] : []),
    // An empty name is no file: cookies are taken, kept in memory, and sent back.
    ...(args.cookies === true ? ['-b', ''] : []),
    ...(args.header_name === undefined
      ? []
      : ['-H', `${String(args.header_name)}: ${String(args.header_value ?? '')}`]),
  ];
}

/** What every request of curl has: no ~/.curlrc, no globs in URLs, no proxy of the environment, no other protocol. */
export function curlRequest(args: Arguments): readonly string[] {
  return [
    '-sS',
    '-g',
    '--proto',
    '=http,https',
    '--connect-timeout',
    seconds(args.connect_timeout, 5_000),
    '--max-time',
    seconds(args.max_time, 15_000),
    ...options(args),
  ];
}

/** curl ends by itself; a lookup of the C library may hold it up. */
export function curlDeadlineMs(args: Arguments): number {
  return Number(args.max_time ?? 15_000) + 15_000;
}
