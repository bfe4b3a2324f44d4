import { ipVersion } from '../../util/address.ts';
import { maybe } from '../output.ts';
import type { TcpConnect } from './value.generated.ts';

export type Attempt = TcpConnect['attempts'][number];

/** One line about the connection. */
export type Said =
  | { readonly kind: 'attempt'; readonly attempt: Attempt; readonly host?: string; readonly port?: number }
  | { readonly kind: 'name_error'; readonly text: string; readonly host?: string }
  | { readonly kind: 'noise' };

/** OpenBSD: `Connection to web.example.com (192.0.2.10) 8080 port [tcp/http-alt] succeeded!` */
const OPEN = /^Connection to (?<host>\S+)(?: \((?<address>[^)\s]+)\))? (?<port>[0-9]{1,5}) port \[[^\]]*\] succeeded!$/;
/** OpenBSD: `nc: connect to web.example.com (192.0.2.10) port 80 (tcp) failed: Connection refused` */
const FAILED =
  /^nc: connect to (?<host>\S+)(?: \((?<address>[^)\s]+)\))? port (?<port>[0-9]{1,5}) \(tcp\) (?:failed: )?(?<text>.+)$/;
/** OpenBSD: `nc: getaddrinfo for host "x" port 80: Name or service not known`, `nc: getaddrinfo: ...` */
const NO_NAME = /^nc: getaddrinfo(?: for host "(?<host>[^"]*)" port [0-9]+)?: (?<text>.+)$/;
/** ncat: `Ncat: Connected to 192.0.2.10:8080.` */
const NCAT_OPEN = /^Ncat: Connected to \[?(?<address>[0-9a-fA-F:.]+?)\]?:(?<port>[0-9]{1,5})\.$/;
/** ncat: `Ncat: Connection to 192.0.2.10 failed: Connection refused.`, `Ncat: TIMEOUT.`, `Ncat: Network is unreachable.` */
const NCAT_FAILED =
  /^Ncat: (?:Connection to (?<address>\S+) failed: )?(?<text>Connection refused|TIMEOUT|Connection timed out|Network is unreachable|No route to host|Host is down|Cannot assign requested address|Operation not permitted|Permission denied|Invalid argument|Connection reset by peer)\.$/;
const NCAT_NO_NAME = /^Ncat: Could not resolve hostname "(?<host>[^"]*)": (?<text>.+?)(?: QUITTING\.)?$/;
/** BusyBox with -z, and traditional netcat: `192.0.2.10 (192.0.2.10:80) open`, `web [192.0.2.10] 80 (http) open` */
const PLAIN_OPEN =
  /^(?<host>\S+) (?:\((?<both>[^)\s]+)\)|\[(?<address>[^\]\s]+)\] (?<port>[0-9]{1,5})(?: \([^)]*\))?) open$/;
/** BusyBox: `nc: 192.0.2.10 (192.0.2.10:81): Connection refused`; traditional: `web [192.0.2.10] 81 (?) : Connection refused` */
const PLAIN_FAILED =
  /^(?:nc: )?(?<host>\S+) (?:\((?<both>[^)\s]+)\)|\[(?<address>[^\]\s]+)\] (?<port>[0-9]{1,5})(?: \([^)]*\))?) ?: (?<text>.+)$/;
/** BusyBox: `nc: timed out`, `nc: bad address 'x'` */
const BUSYBOX = /^nc: (?:(?<silent>timed out)|bad address '(?<host>[^']*)')$/;
const NOISE = /^(?:Ncat: Version .*|Ncat: [0-9]+ bytes sent, .*|Ncat: Trying next address\.\.\.)$/;

/** What the kernel's or nc's word means. */
export function outcomeOf(text: string): Attempt['outcome'] {
  if (/refused/i.test(text)) return 'refused';
  if (/timed out|timeout|Operation now in progress/i.test(text)) return 'timed_out';
  return /unreachable|No route to host|Host is down|Cannot assign requested address/i.test(text)
    ? 'unreachable'
    : 'error';
}

function addressOf(text: string | undefined): string | undefined {
  return text !== undefined && ipVersion(text) !== undefined ? text : undefined;
}

/** `192.0.2.10:80` and `[2001:db8::1]:80` to address and port. */
function split(both: string | undefined): { address?: string; port?: string } {
  const colon = both?.lastIndexOf(':') ?? -1;
  if (both === undefined || colon < 0) return {};
  return { address: both.slice(0, colon).replace(/^\[|\]$/g, ''), port: both.slice(colon + 1) };
}

type Groups = Readonly<Record<string, string | undefined>>;

function attempt(groups: Groups, outcome: Attempt['outcome'], text: string): Said {
  const both = split(groups.both);
  const port = Number(groups.port ?? both.port ?? 0);
  const address = addressOf(groups.address ?? both.address ?? groups.host);
  return {
    kind: 'attempt',
    attempt: { ...maybe('address', address), outcome, text },
    ...maybe('host', groups.host),
    ...maybe('port', port > 0 && port < 65_536 ? port : undefined),
  };
}

function readFailure(line: string): Said | undefined {
  const failed = FAILED.exec(line)?.groups ?? NCAT_FAILED.exec(line)?.groups;
  if (failed !== undefined) return attempt(failed, outcomeOf(failed.text ?? ''), failed.text ?? '');
  const unnamed = NO_NAME.exec(line)?.groups ?? NCAT_NO_NAME.exec(line)?.groups;
  if (unnamed !== undefined) return { kind: 'name_error', text: unnamed.text ?? '', ...maybe('host', unnamed.host) };
  const busybox = BUSYBOX.exec(line)?.groups;
  if (busybox?.silent !== undefined) return attempt({}, 'timed_out', busybox.silent);
  if (busybox !== undefined) return { kind: 'name_error', text: 'bad address', ...maybe('host', busybox.host) };
  const plain = PLAIN_FAILED.exec(line)?.groups;
  return plain === undefined ? undefined : attempt(plain, outcomeOf(plain.text ?? ''), plain.text ?? '');
}

/** One line of OpenBSD nc, ncat, BusyBox nc or traditional netcat. Absent when it is none. */
export function readNcLine(line: string): Said | undefined {
  const open = OPEN.exec(line)?.groups ?? NCAT_OPEN.exec(line)?.groups ?? PLAIN_OPEN.exec(line)?.groups;
  if (open !== undefined) return attempt(open, 'open', 'succeeded');
  return NOISE.test(line) ? { kind: 'noise' } : readFailure(line);
}
