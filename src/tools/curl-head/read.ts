import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { type CurlOutcome, curlOutcome, notTried } from '../curl-ending.ts';
import { CurlLines } from '../curl-lines.ts';
import { finalResponses, type HttpResponse } from '../http-message.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { CurlHead } from './value.generated.ts';

function isRedirect({ _response_status: status, headers }: HttpResponse): boolean {
  return status >= 300 && status < 400 && headers.location !== undefined;
}

function lastOf(response: HttpResponse | undefined) {
  if (response === undefined) return { via: [] };
  const { headers, lists, numbers } = response;
  return {
    status: response._response_status,
    http_version: response._response_version.slice('HTTP/'.length),
    ...maybe('location', headers.location),
    ...maybe('server', lists.server?.join(', ')),
    via: lists.via ?? [],
    ...maybe('date', headers.date),
    ...maybe('date_epoch_utc', numbers.date_epoch_utc),
    ...maybe('retry_after', headers['retry-after']),
    ...maybe('content_length', numbers['content-length']),
  };
}

function weigh(lines: CurlLines, outcome: CurlOutcome, leftovers: Leftovers): CurlHead {
  const responses = lines.messages.flatMap((message) => (message._type === 'response' ? [message] : []));
  const finals = finalResponses(lines.messages);
  const last = finals.at(-1);
  const locations = responses.flatMap(({ headers }) => headers.location ?? []);
  const status = last?._response_status ?? 0;
  return {
    outcome,
    answered: last !== undefined,
    ok: outcome === 'answered' && status >= 200 && status < 300,
    statuses: responses.map(({ _response_status }) => _response_status),
    locations,
    redirects: responses.filter(isRedirect).length,
    location_repeated: new Set(locations).size < locations.length,
    ...lastOf(last),
    ...maybe('error_code', lines.error?.code),
    ...maybe('error', lines.error === undefined ? undefined : oneLine(lines.error.text)),
    messages: lines.messages,
    leftovers: leftovers.lines,
  };
}

/** Reads what curl -I, -i and -v print of the messages: plain, or marked with `<` and `>`. That no response came, and
 *  why, is a value. */
export function readCurlHead(input: ReadInput): Reading<CurlHead> {
  const leftovers = new Leftovers();
  const lines = new CurlLines(leftovers);
  for (const text of [input.stdout, input.stderr]) for (const line of printedLines(text)) lines.push(line);
  lines.end();
  const code = lines.error?.code ?? exitCode(input.ending) ?? 0;
  const said = firstLine(input.stderr) ?? firstLine(input.stdout);
  if (notTried(code, lines.error?.text)) return unreadable('curl did not ask', said);
  const answered = finalResponses(lines.messages).length > 0;
  if (lines.error === undefined && !answered) {
    const early = endedEarly(input.ending);
    if (early !== undefined) return unreadable(`curl did not say how it ended: ${early}`);
    // -s without -S says nothing of an error, but curl's exit code is known when the tool was run here.
    if (input.argv.length === 0 || code === 0)
      return unreadable('a status line was expected, as "HTTP/1.1 200 OK"', leftovers.lines[0] ?? said);
  }
  return readingOf(weigh(lines, curlOutcome(code, lines.error?.text), leftovers));
}
