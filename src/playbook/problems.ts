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
    if (plain && document.table.text.slice(value[0], value[1]) === text) {
      this.addAt(document, [value[0] + start, value[0] + Math.max(end, start + 1)], 'error', message);
      return;
    }
    const shown = { source: text, start, end: Math.max(end, start + 1) };
    this.add(diagnosticAt(document.file, document.table, value, 'error', message, shown));
  }

  /** Sorted by position in the order of `files`, each once, `MOST_DIAGNOSTICS` at most. */
  report(files: readonly string[]): readonly Diagnostic[] {
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
    return sorted
      .filter((d) => kept.has(d))
      .map((d) => {
        const suggestion = suggestions.get(d);
        if (suggestion === undefined) return d;
        const hint = didYouMean(suggestion.written, suggestion.candidates ?? []);
        return hint === '' ? d : { ...d, message: `${d.message}.${hint}` };
      });
  }
}
