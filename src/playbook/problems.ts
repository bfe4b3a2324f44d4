import { didYouMean } from '../util/text.ts';
import { type Diagnostic, diagnosticAt, MOST_DIAGNOSTICS, type Range, sortDiagnostics } from './diagnostic.ts';
import { placeOf } from './positions.ts';
import { rangeOf, type Spot } from './source.ts';
import type { YamlDocument } from './yaml-document.ts';

/** A word that was written, and what it may have been meant to be. */
export interface Suggestion {
  readonly written: string;
  readonly candidates?: Iterable<string> | undefined;
}

interface Draft {
  readonly diagnostic: Diagnostic;
  readonly suggestion: Suggestion | undefined;
}

/** A problem inside of a text: offsets in it. */
interface Inside {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Where a piece of a scalar's text stands in its source, which has escapes, folds or indentation of its own: the same
 *  occurrence of the same characters, when both have it equally often. */
function sameOccurrence(text: string, start: number, end: number, raw: string): number | undefined {
  const piece = text.slice(start, end);
  if (piece.trim() === '') return undefined;
  const [inText, inRaw] = [occurrences(text, piece), occurrences(raw, piece)];
  return inText.length === inRaw.length ? inRaw[inText.indexOf(start)] : undefined;
}

function occurrences(text: string, piece: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

/** Gathers what is wrong with a playbook's files. Near words are looked for only in what is reported in the end: with
 *  thousands of mistakes the search would take longer than everything else. */
export class Problems {
  readonly #drafts: Draft[] = [];
  #errors = 0;

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  add(diagnostic: Diagnostic, suggestion?: Suggestion): void {
    if (diagnostic.severity === 'error') this.#errors++;
    this.#drafts.push({ diagnostic, suggestion });
  }

  addAt(
    { file, table }: YamlDocument,
    range: Range,
    severity: 'error' | 'warning',
    message: string,
    suggestion?: Suggestion,
  ): void {
    this.add(diagnosticAt(file, table, range, severity, message), suggestion);
  }

  error(at: Spot, message: string, suggestion?: Suggestion): void {
    this.addAt(at.source.document, rangeOf(at), 'error', message, suggestion);
  }

  warn(at: Spot, message: string, suggestion?: Suggestion): void {
    this.addAt(at.source.document, rangeOf(at), 'warning', message, suggestion);
  }

  /** An error at a place inside of the text at `at`. Where the text's characters are the file's, the place in the file
   *  is marked; else the scalar is, and the text is shown with the place marked in it. */
  errorInside(at: Spot, text: string, { message, start, end }: Inside): void {
    const { document } = at.source;
    const { value, plain } = placeOf(document.positions, at.pointer);
    const raw = document.table.text.slice(value[0], value[1]);
    const last = Math.max(end, start + 1);
    const found = plain && raw === text ? start : sameOccurrence(text, start, last, raw);
    if (found !== undefined) {
      this.addAt(document, [value[0] + found, value[0] + found + last - start], 'error', message);
      return;
    }
    const shown = { source: text, start, end: last };
    this.add(diagnosticAt(document.file, document.table, value, 'error', message, shown));
  }

  /** Sorted by position in the order of `files`, each once, `MOST_DIAGNOSTICS` at most; `more` counts the rest. */
  report(files: readonly string[]): { readonly diagnostics: readonly Diagnostic[]; readonly more: number } {
    const suggestions = new Map(this.#drafts.map(({ diagnostic, suggestion }) => [diagnostic, suggestion]));
    const seen = new Set<string>();
    const sorted = sortDiagnostics([...suggestions.keys()], files).filter((d) => {
      const key = `${d.file}\n${d.line}:${d.column}\n${d.message}`;
      return seen.has(key) ? false : seen.add(key);
    });
    // Errors must not be pushed out by warnings that stand before them.
    const errors = sorted.filter(({ severity }) => severity === 'error').slice(0, MOST_DIAGNOSTICS);
    const room = MOST_DIAGNOSTICS - errors.length;
    const kept = new Set([...errors, ...sorted.filter(({ severity }) => severity === 'warning').slice(0, room)]);
    const diagnostics = sorted.filter((d) => kept.has(d)).map((d) => withHint(d, suggestions.get(d)));
    return { diagnostics, more: sorted.length - kept.size };
  }
}

function withHint(diagnostic: Diagnostic, suggestion: Suggestion | undefined): Diagnostic {
  if (suggestion === undefined) return diagnostic;
  const hint = didYouMean(suggestion.written, suggestion.candidates ?? []);
  return hint === '' ? diagnostic : { ...diagnostic, message: `${diagnostic.message}.${hint}` };
}
