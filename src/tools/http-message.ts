import { addHeader, type Headers, noHeaders } from './http-header.ts';
import type { Line } from './output.ts';

/** An HTTP request or response without its body. */
export type HttpMessage = Headers &
  (
    | {
        readonly _type: 'request';
        readonly _request_method: string;
        readonly _request_uri: string;
        readonly _request_version: string;
      }
    | {
        readonly _type: 'response';
        readonly _response_version: string;
        readonly _response_status: number;
        readonly _response_reason?: string[];
      }
  );

export type HttpResponse = Extract<HttpMessage, { _type: 'response' }>;

/** `HTTP/1.1 301 Moved Permanently`, `HTTP/2 200` */
const STATUS = /^(?<version>HTTP\/[0-9](?:\.[0-9])?) (?<status>[0-9]{3})(?: +(?<reason>\S.*))?$/;
/** `HEAD /index.html HTTP/1.1` */
const REQUEST = /^(?<method>[A-Z]{1,20}) (?<uri>[^ ]+) (?<version>HTTP\/[0-9](?:\.[0-9])?)$/;
/** A token as in RFC 9110 5.6.2: the name of a header. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}$/;

/** A line with which a message begins. Absent when it is none. */
export function readStart(text: string): HttpMessage | undefined {
  if (text.startsWith('HTTP/')) {
    const groups = STATUS.exec(text)?.groups;
    if (groups === undefined) return undefined;
    return {
      _type: 'response',
      _response_version: groups.version ?? '',
      _response_status: Number(groups.status),
      ...(groups.reason === undefined ? {} : { _response_reason: [groups.reason] }),
      ...noHeaders(),
    };
  }
  if (!text.includes(' HTTP/')) return undefined;
  const groups = REQUEST.exec(text)?.groups;
  if (groups === undefined) return undefined;
  return {
    _type: 'request',
    _request_method: groups.method ?? '',
    _request_uri: groups.uri ?? '',
    _request_version: groups.version ?? '',
    ...noHeaders(),
  };
}

/** Lines of one source (plain text, or those that curl -v marks with `<` or `>`) to messages. */
export class MessageReader {
  readonly messages: HttpMessage[] = [];
  #open: HttpMessage | undefined;
  #last: { readonly name: string; readonly value: string } | undefined;
  #lastNumber = 0;
  /** True once a message ended: what follows without a start is its body. */
  #body = false;

  /** The header before may go on in the next line (RFC 9112 5.2), so it is kept until that has been seen. */
  #flush(): void {
    if (this.#open !== undefined && this.#last !== undefined) addHeader(this.#open, this.#last.name, this.#last.value);
    this.#last = undefined;
  }

  #close(): void {
    this.#flush();
    if (this.#open !== undefined) this.#body = true;
    this.#open = undefined;
  }

  /** One line without its mark. `marked` lines that are blank are seen; of plain text only the gap in the numbers
   *  tells. False when it belongs to no message. */
  push(line: Line, marked: boolean): boolean {
    const { text, number } = line;
    const gap = !marked && number > this.#lastNumber + 1;
    this.#lastNumber = number;
    const start = readStart(text);
    if (start !== undefined) {
      this.#close();
      this.#open = start;
      this.messages.push(start);
      return true;
    }
    if (gap || text === '') this.#close();
    if (this.#open === undefined) return this.#body || text === '';
    if (this.#last !== undefined && (text.startsWith(' ') || text.startsWith('\t'))) {
      this.#last = { name: this.#last.name, value: `${this.#last.value} ${text.trim()}` };
      return true;
    }
    // `Content-Type: text/html`
    const colon = text.indexOf(':');
    const name = colon < 1 ? '' : text.slice(0, colon);
    if (!TOKEN.test(name)) return false;
    this.#flush();
    this.#last = { name, value: text.slice(colon + 1).trim() };
    return true;
  }

  /** No more lines come. */
  end(): void {
    this.#close();
  }
}

/** True for what a proxy says to CONNECT. Without the request, only success can be told. */
function isTunnel(message: HttpResponse, before: HttpMessage | undefined): boolean {
  if (before?._type === 'request') return before._request_method === 'CONNECT';
  return message._response_status === 200 && /^Connection established$/i.test(message._response_reason?.[0] ?? '');
}

/** The responses that are answers: not 1xx, and not those of a proxy to CONNECT. */
export function finalResponses(messages: readonly HttpMessage[]): readonly HttpResponse[] {
  return messages.flatMap((message, at) =>
    message._type === 'response' && message._response_status >= 200 && !isTunnel(message, messages[at - 1])
      ? [message]
      : [],
  );
}
