import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { oneLine } from '../../util/text.ts';
import { PemReader } from '../certificate-chain.ts';
import { fileState } from '../config-file.ts';
import { Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { CaBundle } from './value.generated.ts';

/** `file /etc/ssl/certs/ca-certificates.crt`, `bytes 219342`, `at /tmp/...`, `certificates 140`, `certificate CN=...` */
const TOLD = /^(?<key>file|bytes|at|certificates|certificate) (?<text>\S.*)$/;
const SUBJECTS_MAX = 400;

/** What the evidence keeps of a bundle: how many certificates it has, and whom they name. */
export function keepCaBundle(content: string): string {
  const pem = new PemReader();
  for (const { text } of printedLines(content)) pem.push(text);
  const subjects = pem.certificates.slice(0, SUBJECTS_MAX).map(({ subject }) => oneLine(subject || '(no name)'));
  return [`certificates ${pem.certificates.length}`, ...subjects.map((subject) => `certificate ${subject}`), ''].join(
    '\n',
  );
}

function hasPem(content: string): boolean {
  for (const { text } of printedLines(content)) if (text.startsWith('-----BEGIN ')) return true;
  return false;
}

/** Reads what was kept of a bundle, or a bundle. A target without one is a value. */
export function readCaBundle(input: ReadInput): Reading<CaBundle> {
  const state = fileState(input);
  if (state.kind === 'missing') return readingOf({ present: false, certificate_count: 0, subjects: [], leftovers: [] });
  if (state.kind !== 'whole') return state;
  const text = hasPem(input.stdout) ? keepCaBundle(input.stdout) : input.stdout;
  const told = new Map<string, string>();
  const subjects: string[] = [];
  const leftovers = new Leftovers();
  for (const line of printedLines(text)) {
    const { key, text: value = '' } = TOLD.exec(line.text)?.groups ?? {};
    if (key === undefined) leftovers.add(line);
    else if (key === 'certificate') subjects.push(value);
    else told.set(key, value);
  }
  const count = Number(told.get('certificates'));
  if (!Number.isInteger(count) || count < 0)
    return unreadable('a bundle of certificates was expected, as PEM blocks', leftovers.lines[0]);
  const bytes = Number(told.get('bytes') ?? Number.NaN);
  return readingOf({
    present: true,
    ...maybe('file', told.get('file')),
    ...maybe('bytes', Number.isInteger(bytes) ? bytes : undefined),
    ...maybe('session_file', told.get('at')),
    certificate_count: count,
    subjects: subjects.slice(0, SUBJECTS_MAX),
    leftovers: leftovers.lines,
  });
}
