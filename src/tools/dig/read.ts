import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, firstLine, maybe, readingOf, unreadable } from '../output.ts';
import { type Conversation, type Ended, readConversation } from './conversation.ts';
import { askedOf } from './question.ts';
import type { Dig, DigMessage } from './value.generated.ts';

function isAnswer(message: DigMessage): boolean {
  return message.axfr !== undefined || message.flags === undefined || message.flags.includes('qr');
}

function addressesOf(message: DigMessage | undefined): string[] {
  return (message?.answer ?? []).filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data);
}

function outcomeOf(ended: Ended): Dig['outcomes'][number] {
  if (ended.kind === 'failed') return { outcome: ended.outcome, addresses: [], text: ended.text };
  const { message } = ended.open;
  return {
    outcome: 'answered',
    ...maybe('status', message.status),
    ...maybe('type', message.question?.type),
    ...maybe('query_time', message.query_time),
    addresses: addressesOf(message),
  };
}

/** Where resolv.conf's servers cannot even be tried, dig gives one question up several times over. With the number of
 *  questions known, equal neighbours are folded into one until the count fits. */
function foldRepeats(ended: readonly Ended[], asked: number | undefined): readonly Ended[] {
  if (asked === undefined || ended.length <= asked) return ended;
  const folded: Ended[] = [];
  let surplus = ended.length - asked;
  for (const one of ended) {
    const last = folded.at(-1);
    const repeats = one.kind === 'failed' && last?.kind === 'failed' && one.outcome === last.outcome;
    if (repeats && surplus > 0) surplus -= 1;
    else folded.push(one);
  }
  return folded;
}

function factsOf(first: DigMessage | undefined) {
  const answer = first?.answer ?? [];
  const flags = first?.flags ?? [];
  return {
    authoritative: flags.includes('aa'),
    recursion_available: flags.includes('ra'),
    authenticated: flags.includes('ad'),
    addresses: addressesOf(first),
    cname_chain: answer.filter(({ type }) => type === 'CNAME').map(({ data }) => data),
    ...maybe(
      'min_ttl',
      answer.length === 0 ? undefined : answer.reduce((least, { ttl }) => Math.min(least, ttl), answer[0]?.ttl ?? 0),
    ),
  };
}

function countsOf(outcomes: Dig['outcomes']) {
  const sent = outcomes.length;
  const received = outcomes.filter(({ outcome }) => outcome === 'answered').length;
  return {
    sent,
    received,
    ...maybe('loss_percent', sent === 0 ? undefined : (100 * (sent - received)) / sent),
    outcomes,
    query_times: outcomes.flatMap(({ query_time }) => (query_time === undefined ? [] : [query_time])),
  };
}

function failuresOf(outcomes: Dig['outcomes'], answered: boolean) {
  const ended = (outcome: string) => !answered && outcomes.some((one) => one.outcome === outcome);
  const reason = outcomes.find(({ outcome }) => outcome === 'unreachable')?.text;
  return {
    timed_out: ended('timed_out'),
    refused: ended('refused'),
    unreachable: ended('unreachable'),
    ...maybe('unreachable_reason', answered ? undefined : reason),
  };
}

function valueFrom(input: ReadInput, found: Conversation): Dig {
  const asked = askedOf(input, found);
  const messages = found.ended.flatMap((one) => (one.kind === 'message' ? [one.open] : []));
  const [first, ...further] = messages.map(({ message }) => message);
  // +qr prints the questions too; they are messages, but no outcomes.
  const ended = found.ended.filter((one) => one.kind === 'failed' || isAnswer(one.open.message));
  const outcomes = foldRepeats(ended, asked.questions).map(outcomeOf);
  const answers = messages.map(({ message }) => message).filter(isAnswer);
  return {
    ...first,
    further,
    ...asked.fields,
    answered: answers.length > 0,
    ...failuresOf(outcomes, answers.length > 0),
    truncated: found.tcpRetry || answers.some(({ flags }) => flags?.includes('tc') === true),
    tcp_retry: found.tcpRetry,
    ...factsOf(answers[0]),
    ede: messages.flatMap(({ ede }) => ede),
    ...countsOf(outcomes),
    attempt_errors: found.attemptErrors,
    mismatched_source: found.replyFrom !== undefined,
    ...maybe('reply_from', found.replyFrom),
    malformed: found.malformed,
    warnings: found.warnings,
    ...maybe('error', found.error),
    leftovers: found.leftovers.lines,
  };
}

/** Reads what dig(1) of BIND 9.10 to 9.20 prints. What the network did is in the value; text that holds neither a whole
 *  message nor dig's word that none came is unreadable. */
export function readDig(input: ReadInput): Reading<Dig> {
  const found = readConversation(input.stdout, input.stderr);
  if (found.ended.length > 0) return readingOf(valueFrom(input, found));
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`dig did not say how the question ended: ${early}`);
  if (found.unfinished !== undefined) return unreadable('the output ends before the message does', found.unfinished);
  if (found.error !== undefined) return readingOf(valueFrom(input, found));
  const first = firstLine(input.stdout) ?? firstLine(input.stderr);
  return unreadable('a DNS message was expected, as dig prints it', found.leftovers.lines[0] ?? first);
}
