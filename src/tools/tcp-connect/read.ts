import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { endedEarly, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import { type Attempt, readNcLine, type Said } from './lines.ts';
import type { TcpConnect } from './value.generated.ts';

/** Which of several attempts decides: one open address is enough, and "no IPv6 here" says less than anything else. */
const WEIGHT = ['open', 'refused', 'timed_out', 'error', 'unreachable'] as const;

/** Errors of connect(2) without a packet: a local firewall rule, or a route that forbids. */
const LOCAL = /Operation not permitted|Permission denied|Invalid argument/;

interface Found {
  readonly attempts: Attempt[];
  readonly leftovers: Leftovers;
  nameError: string | undefined;
  host: string | undefined;
  port: number | undefined;
}

function take(found: Found, said: Said): void {
  if (said.kind === 'noise') return;
  found.host ??= said.host;
  if (said.kind === 'name_error') {
    found.nameError ??= oneLine(said.text);
    return;
  }
  found.port ??= said.port;
  found.attempts.push({ ...said.attempt, text: oneLine(said.attempt.text) });
}

function walk(input: ReadInput): Found {
  const { with: args } = input;
  const found: Found = {
    attempts: [],
    leftovers: new Leftovers(),
    nameError: undefined,
    host: typeof args?.host === 'string' ? args.host : undefined,
    port: typeof args?.port === 'number' ? args.port : undefined,
  };
  for (const stream of [input.stderr, input.stdout])
    for (const line of printedLines(stream)) {
      const said = readNcLine(line.text);
      if (said === undefined) found.leftovers.add(line);
      else take(found, said);
    }
  return found;
}

function weigh(found: Found): TcpConnect {
  const { attempts, nameError } = found;
  const ended = (outcome: Attempt['outcome']) => attempts.find((one) => one.outcome === outcome);
  const decisive = WEIGHT.map(ended).find((one) => one !== undefined);
  const open = ended('open') !== undefined;
  const failed = (outcome: Attempt['outcome']) => !open && ended(outcome) !== undefined;
  return {
    ...maybe('host', found.host),
    ...maybe('address', decisive?.address),
    ...maybe('port', found.port),
    outcome: decisive?.outcome ?? (nameError === undefined ? 'error' : 'name_error'),
    open,
    refused: failed('refused'),
    timed_out: failed('timed_out'),
    unreachable: failed('unreachable'),
    ...maybe('unreachable_reason', open ? undefined : ended('unreachable')?.text),
    name_error: nameError !== undefined && !open,
    ...maybe('local_error', open ? undefined : attempts.find(({ text }) => LOCAL.test(text))?.text),
    ...maybe('text', decisive?.text ?? nameError),
    attempts,
    leftovers: found.leftovers.lines,
  };
}

/** Reads what nc says about a connection. */
export function readTcpConnect(input: ReadInput): Reading<TcpConnect> {
  const found = walk(input);
  if (found.attempts.length > 0 || found.nameError !== undefined) return readingOf(weigh(found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`nc did not say how the attempt ended: ${early}`);
  const line = found.leftovers.lines[0] ?? firstLine(input.stderr) ?? firstLine(input.stdout);
  return unreadable('the word of nc on a connection was expected, as "Connection to ... succeeded!"', line);
}
