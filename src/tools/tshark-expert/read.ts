import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { isRule, tsharkLines } from '../tshark-table.ts';
import type { TsharkExpert } from './value.generated.ts';

type Remark = TsharkExpert['remarks'][number];

/** `Warns (3)` */
const SECTION = /^(?<severity>Errors|Warns|Notes|Chats|Comments) \((?<count>[0-9]{1,12})\)$/;
/** `           3   Sequence                TCP  Connection reset (RST)` */
const ROW =
  /^ *(?<count>[0-9]{1,12}) +(?<group>(?:Response|Request) code|Interface [a-z]{1,20}|[^ ]{1,40}) +(?<protocol>[^ ]{1,60}) {2}(?<summary>.{0,1000})$/;

const SEVERITIES: Readonly<Record<string, Remark['severity']>> = {
  Errors: 'error',
  Warns: 'warning',
  Notes: 'note',
  Chats: 'chat',
  Comments: 'comment',
};

function readRow(text: string, severity: Remark['severity']): Remark | undefined {
  const groups = ROW.exec(text)?.groups;
  if (groups === undefined) return undefined;
  return {
    severity,
    count: Number(groups.count),
    group: groups.group ?? '',
    protocol: groups.protocol ?? '',
    summary: oneLine(groups.summary ?? ''),
  };
}

/** Counts by the words of packet-tcp.c. */
function countsOf(remarks: readonly Remark[]) {
  const sum = (take: (remark: Remark) => boolean) =>
    remarks.filter(take).reduce((all, remark) => all + remark.count, 0);
  const says = (pattern: RegExp) => sum(({ summary }) => pattern.test(summary));
  const ranked = (severity: Remark['severity']) => sum((remark) => remark.severity === severity);
  return {
    errors: ranked('error'),
    warnings: ranked('warning'),
    notes: ranked('note'),
    chats: ranked('chat'),
    syn: says(/^Connection establish request \(SYN\)/),
    syn_ack: says(/^Connection establish acknowledge \(SYN\+ACK\)/),
    resets: says(/^Connection reset \(RST\)/),
    retransmissions: says(/^This frame is a \(suspected\) (?:fast |spurious )?retransmission/),
    spurious_retransmissions: says(/^This frame is a \(suspected\) spurious retransmission/),
    duplicate_acks: says(/^Duplicate ACK/),
    lost_segments: says(/^Previous segment(?:\(s\))? not captured/),
    out_of_order: says(/^This frame is a \(suspected\) out-of-order segment/),
    zero_windows: says(/^TCP Zero Window segment|^TCP Zero Window$/),
    windows_full: says(/^TCP window specified by the receiver is now completely full/),
    malformed: sum(({ group }) => group === 'Malformed'),
    checksum_errors: sum(({ group, severity }) => group === 'Checksum' && severity === 'error'),
  };
}

/** Reads tshark -q -z expert. Nothing to remark is printed as nothing at all: that counts only of a command that ran to its end. */
export function readTsharkExpert(input: ReadInput): Reading<TsharkExpert> {
  const { lines, words, leftovers } = tsharkLines(input);
  const remarks: Remark[] = [];
  let severity: Remark['severity'] | undefined;
  let sections = 0;
  for (const line of lines) {
    const section = SECTION.exec(line.text)?.groups?.severity;
    const row = severity === undefined ? undefined : readRow(line.text, severity);
    if (section !== undefined) {
      severity = SEVERITIES[section];
      sections++;
    } else if (row !== undefined) remarks.push(row);
    else if (!isRule(line.text) && !/^ *Frequency +Group +Protocol +Summary$/.test(line.text)) leftovers.add(line);
  }
  const problem = words.problem(input);
  if (problem !== undefined && remarks.length === 0) return unreadable(problem);
  const silent = lines.length === 0 && (words.captured !== undefined || input.argv.includes('expert'));
  if (sections === 0 && !silent)
    return unreadable('remarks of tshark were expected, as "Warns (3)"', leftovers.lines[0]);
  return readingOf({
    remarks,
    ...countsOf(remarks),
    ...maybe('packets_captured', words.captured),
    leftovers: leftovers.lines,
  });
}
