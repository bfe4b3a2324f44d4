import { rfc3339 } from '../http-date.ts';
import { integerField, isObject, type JsonObject, numberField, parseJson, textField } from '../json-output.ts';
import { maybe } from '../output.ts';
import type { Talk } from './talk.ts';
import type { Curl } from './value.generated.ts';

type Times = Pick<
  Curl,
  | 'time_namelookup'
  | 'time_connect'
  | 'time_appconnect'
  | 'time_pretransfer'
  | 'time_redirect'
  | 'time_starttransfer'
  | 'time_total'
>;

/** The object that `-w %{json}` wrote. Absent when the line is none. */
export function readWriteOut(text: string): JsonObject | undefined {
  if (!text.startsWith('{"') || !text.endsWith('}')) return undefined;
  const value = parseJson(text);
  return isObject(value) && 'time_total' in value && 'http_code' in value ? value : undefined;
}

/** A number that is not 0: curl writes 0 for what did not happen. */
function happened(json: JsonObject, key: string): number | undefined {
  const value = numberField(json, key);
  return value !== undefined && value > 0 ? value : undefined;
}

function counted(json: JsonObject, key: string): number | undefined {
  const value = integerField(json, key);
  return value !== undefined && value > 0 ? value : undefined;
}

function said(json: JsonObject, key: string): string | undefined {
  const value = textField(json, key);
  return value === undefined || value === '' ? undefined : value;
}

/** Milliseconds, to a thousandth as curl measures. */
export function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1_000_000) / 1_000;
}

function between(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined || to < from ? undefined : milliseconds(to - from);
}

function timesOf(json: JsonObject): Times {
  return {
    ...maybe('time_namelookup', happened(json, 'time_namelookup')),
    ...maybe('time_connect', happened(json, 'time_connect')),
    ...maybe('time_appconnect', happened(json, 'time_appconnect')),
    ...maybe('time_pretransfer', happened(json, 'time_pretransfer')),
    ...maybe('time_redirect', happened(json, 'time_redirect')),
    ...maybe('time_starttransfer', happened(json, 'time_starttransfer')),
    ...maybe('time_total', numberField(json, 'time_total')),
  };
}

/** The times, as curl says them and in milliseconds. */
export function phasesOf(json: JsonObject) {
  const times = timesOf(json);
  const first = times.time_starttransfer;
  return {
    ...times,
    ...maybe('time_namelookup_ms', milliseconds(times.time_namelookup)),
    ...maybe('time_connect_ms', milliseconds(times.time_connect)),
    ...maybe('time_appconnect_ms', milliseconds(times.time_appconnect)),
    ...maybe('time_pretransfer_ms', milliseconds(times.time_pretransfer)),
    ...maybe('time_starttransfer_ms', milliseconds(first)),
    ...maybe('time_total_ms', milliseconds(times.time_total)),
    ...maybe('connect_ms', between(times.time_namelookup, times.time_connect)),
    ...maybe('tls_ms', between(times.time_connect, times.time_appconnect)),
    ...maybe('wait_ms', between(times.time_pretransfer, first)),
    ...maybe('transfer_ms', first === undefined ? undefined : between(first, times.time_total)),
  };
}

/** Who spoke with whom. */
export function peersOf(json: JsonObject) {
  return {
    ...maybe('url', said(json, 'url')),
    ...maybe('url_effective', said(json, 'url_effective')),
    ...maybe('method', said(json, 'method')),
    ...maybe('scheme', said(json, 'scheme')?.toLowerCase()),
    ...maybe('remote_ip', said(json, 'remote_ip')),
    ...maybe('remote_port', counted(json, 'remote_port')),
    ...maybe('local_ip', said(json, 'local_ip')),
    ...maybe('local_port', counted(json, 'local_port')),
    ...maybe('num_connects', integerField(json, 'num_connects')),
  };
}

/** What came. */
export function answerOf(json: JsonObject) {
  const code = counted(json, 'http_code');
  const version = said(json, 'http_version');
  return {
    ...maybe('http_code', code),
    ...maybe('http_connect', counted(json, 'http_connect')),
    ...maybe('http_version', code === undefined || version === '0' ? undefined : version),
    ...maybe('content_type', said(json, 'content_type')),
    ...maybe('num_redirects', integerField(json, 'num_redirects')),
    ...maybe('redirect_url', said(json, 'redirect_url')),
    ...maybe('size_download_bytes', integerField(json, 'size_download')),
    ...maybe('size_header_bytes', integerField(json, 'size_header')),
    ...maybe('size_request_bytes', integerField(json, 'size_request')),
    ...maybe('speed_download_bytes_per_s', numberField(json, 'speed_download')),
    ...maybe('curl_version', said(json, 'curl_version')?.split(' ')[0]?.replace('libcurl/', '')),
  };
}

/** What is known of TLS. A verify code of 0 says something only when a handshake was finished; 1 (unspecified) is what
 *  curl begins with. */
export function tlsOf(json: JsonObject | undefined, talk: Talk) {
  const code = json === undefined ? undefined : integerField(json, 'ssl_verify_result');
  const finished = json !== undefined && happened(json, 'time_appconnect') !== undefined;
  return {
    ...maybe('ssl_verify_result', (code === 0 && !finished) || code === 1 ? undefined : code),
    ...maybe('tls_version', talk.tlsVersion),
    ...maybe('tls_cipher', talk.tlsCipher),
    ...maybe('alpn', talk.alpn),
    ...maybe('tls_alert', talk.alert),
    ...maybe('certificate_subject', talk.subject),
    ...maybe('certificate_issuer', talk.issuer),
    ...maybe('certificate_not_before', rfc3339(talk.notBefore)),
    ...maybe('certificate_not_after', rfc3339(talk.notAfter)),
    ...maybe('certificate_not_after_epoch_utc', talk.notAfter),
  };
}
