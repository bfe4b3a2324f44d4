import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { chainOf, PemReader } from '../certificate-chain.ts';
import {
  endedEarly,
  exitCode,
  firstLine,
  Leftovers,
  type Line,
  printedLines,
  readingOf,
  unreadable,
} from '../output.ts';
import { TextReader } from './text.ts';
import type { OpensslX509 } from './value.generated.ts';

/** `Total found: 0`: storeutl looked, and there was none. */
const NONE = /^Total found: 0$/;

/** Reads the certificates of a text. Where there are PEM blocks, they count: text is only what was said of them. */
export function readOpensslX509(input: ReadInput): Reading<OpensslX509> {
  const pem = new PemReader();
  const text = new TextReader();
  const leftovers = new Leftovers();
  let looked = false;
  let trouble: Line | undefined;
  for (const stream of [input.stdout, input.stderr])
    for (const line of printedLines(stream)) {
      looked ||= NONE.test(line.text);
      if (pem.push(line.text) || text.push(line.text)) continue;
      trouble ??= line;
      leftovers.add(line);
    }
  const certificates = pem.certificates.length > 0 ? pem.certificates : text.certificates;
  if (certificates.length > 0 || (looked && exitCode(input.ending) === 0))
    return readingOf({ ...chainOf(certificates), leftovers: leftovers.lines });
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`openssl did not print a certificate: ${early}`);
  return unreadable(
    'a certificate was expected: a PEM block, or what "openssl x509 -text" prints',
    trouble ?? firstLine(input.stderr) ?? firstLine(input.stdout),
  );
}
