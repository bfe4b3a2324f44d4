import { connectErrorOf } from './connect-error.ts';

/** How a request of curl ended. */
export type CurlOutcome =
  | 'answered'
  | 'resolve_failed'
  | 'proxy_resolve_failed'
  | 'refused'
  | 'timed_out'
  | 'unreachable'
  | 'local_error'
  | 'connect_failed'
  | 'certificate_error'
  | 'tls_error'
  | 'proxy_error'
  | 'empty_reply'
  | 'reset'
  | 'protocol_error'
  | 'partial'
  | 'too_large'
  | 'redirect_loop'
  | 'other';

/** Exit codes of curl(1) that one request may end with. */
export const CURL_EXIT_CODES: Readonly<Record<number, string>> = {
  0: 'a response came, whatever its status',
  1: 'the protocol is not supported, or the answer was HTTP/0.9',
  2: 'curl could not start (wrong option)',
  3: 'the URL is malformed',
  4: 'this curl was built without what was asked for',
  5: 'the name of the proxy could not be resolved',
  6: 'the name of the host could not be resolved',
  7: 'no connection could be opened',
  8: 'the server said something strange',
  16: 'HTTP/2 framing error',
  18: 'the body ended early',
  22: 'with -f: the status was 400 or above',
  23: 'the output could not be written',
  26: 'a local file could not be read',
  27: 'out of memory',
  28: 'the time was over',
  33: 'the server knows no ranges',
  35: 'the TLS handshake failed',
  43: 'internal error',
  45: 'the own address or interface could not be used',
  47: 'too many redirects',
  48: 'an unknown option',
  51: "the server's certificate was not OK (old curl; now 60)",
  52: 'the server closed the connection without an answer',
  53: 'the TLS engine was not found',
  54: 'the TLS engine could not be used',
  55: 'sending failed',
  56: 'receiving failed',
  58: 'a problem with the own certificate',
  59: 'the cipher could not be used',
  60: "the server's certificate could not be verified",
  61: 'an unknown transfer encoding',
  63: 'the body is larger than allowed',
  77: 'the CA file could not be read',
  80: 'TLS could not be shut down',
  82: 'the CRL file could not be read',
  83: "the certificate's issuer is another",
  90: "the server's key is not the pinned one",
  91: "the certificate's status (OCSP) is not good",
  92: 'HTTP/2 stream error',
  95: 'HTTP/3 error',
  96: 'QUIC could not connect',
  97: 'the proxy handshake failed',
  98: 'a client certificate is required',
};

const FIXED: Readonly<Record<number, CurlOutcome>> = {
  0: 'answered',
  1: 'protocol_error',
  5: 'proxy_resolve_failed',
  6: 'resolve_failed',
  8: 'protocol_error',
  16: 'protocol_error',
  18: 'partial',
  22: 'answered',
  28: 'timed_out',
  45: 'local_error',
  47: 'redirect_loop',
  51: 'certificate_error',
  52: 'empty_reply',
  53: 'local_error',
  54: 'local_error',
  58: 'local_error',
  59: 'tls_error',
  60: 'certificate_error',
  61: 'protocol_error',
  63: 'too_large',
  64: 'tls_error',
  66: 'tls_error',
  77: 'local_error',
  80: 'tls_error',
  82: 'local_error',
  83: 'certificate_error',
  90: 'certificate_error',
  91: 'certificate_error',
  92: 'protocol_error',
  95: 'protocol_error',
  97: 'proxy_error',
  98: 'tls_error',
};

/** Codes with which curl says that it did not even try: its own options, files or memory. */
const NOT_TRIED = new Set([2, 3, 4, 26, 27, 41, 43, 48]);

/** `curl: (7) Failed to connect to 192.0.2.1 port 80 after 0 ms: Couldn't connect to server` */
const ERROR = /^curl: \((?<code>[0-9]{1,3})\) ?(?<text>.*)$/;
/** A proxy that did not open the tunnel: curl 7 and curl 8. */
const NO_TUNNEL = /from proxy after CONNECT|CONNECT tunnel failed|Proxy CONNECT aborted|proxy (?:handshake|closed)/i;

/** The line with which curl tells its error. Absent when the line is another. */
export function readCurlError(text: string): { readonly code: number; readonly text: string } | undefined {
  if (!text.startsWith('curl: (')) return undefined;
  const groups = ERROR.exec(text)?.groups;
  return groups === undefined ? undefined : { code: Number(groups.code), text: groups.text ?? '' };
}

/** True when curl did not look at the network at all. */
export function notTried(code: number, error: string | undefined): boolean {
  return (
    NOT_TRIED.has(code) ||
    (code === 1 && /^Protocol .*(?:not supported|disabled)|^Unsupported protocol/.test(error ?? ''))
  );
}

/** What an exit code and the error text mean; 7, 35, 55 and 56 have several causes that only the text tells apart. */
export function curlOutcome(code: number, error: string | undefined): CurlOutcome {
  const text = error ?? '';
  if ((code === 56 || code === 7 || code === 35) && NO_TUNNEL.test(text)) return 'proxy_error';
  const fixed = FIXED[code];
  if (fixed !== undefined) return fixed;
  const kind = connectErrorOf(text);
  if (code === 7 || code === 96) return kind ?? 'connect_failed';
  if (code === 35) return kind === 'reset' || kind === 'timed_out' ? kind : 'tls_error';
  if (code === 55 || code === 56) {
    if (/SSL|TLS|alert/.test(text)) return 'tls_error';
    return kind ?? 'protocol_error';
  }
  return 'other';
}
