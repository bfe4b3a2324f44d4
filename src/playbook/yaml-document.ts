import { constructFromEvents, parseEvents, YAMLException } from 'js-yaml';
import { type Diagnostic, diagnosticAt, type Range } from './diagnostic.ts';
import { type LineTable, lineAndColumn, makeLineTable } from './line-table.ts';
import { type Positions, walkEvents } from './positions.ts';

/** The largest playbook that is read: a hundred times the largest that a person has written. */
const MOST_BYTES = 1024 * 1024;
/** Aliases allowed in one playbook, and nodes when they are replaced by what they stand for (an alias of aliases of
 *  aliases multiplies: "billion laughs"). */
const MOST_ALIASES = 200;
const MOST_NODES = 200_000;
const MOST_DEPTH = 40;

/** A YAML text that was understood, with the place of every node. */
export interface YamlDocument {
  readonly file: string;
  readonly table: LineTable;
  readonly value: unknown;
  readonly positions: Positions;
}

/** What came of a text. Duplicate keys are problems, yet the document can be looked at further. */
export interface YamlResult {
  readonly document: YamlDocument | undefined;
  readonly problems: readonly Diagnostic[];
}

/** What js-yaml's messages mean to somebody who writes a playbook. */
const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/tab characters/, 'a tab is used for indentation; YAML wants spaces'],
  [
    /bad indentation of a mapping entry|can not read an implicit mapping pair|multiline key|a line break/,
    'the indentation does not fit, or a text needs quotes because it holds ": " or starts with one of @ ` % & * ! | > { [',
  ],
  [/bad indentation of a sequence entry/, 'the indentation of this list item does not fit the items before it'],
  [/end of the stream or a document separator/, 'this line fits nowhere: check its indentation and the line before it'],
  [
    /flow collection|flow sequence|missed comma/,
    'a { } or [ ] is not closed, lacks a comma, or holds a ${{ }} that needs quotes around it',
  ],
  [/double quoted|single quoted/, 'a quoted text is not closed, or holds something that such a text may not hold'],
  [/non-printable/, 'a control character stands here; YAML allows printable text only'],
  [
    /deficient indentation/,
    'this line is indented less than what it belongs to, or a quote or bracket before it is not closed',
  ],
  [/unidentified alias/, 'the alias names an anchor that was not set before'],
  [/unknown (?:scalar|mapping|sequence) tag|explicit tag/, 'tags (!name) are not used in playbooks'],
  [/exceeded max|nesting|depth|maxDepth/i, `nested deeper than ${MOST_DEPTH} levels`],
  [/alias/, `more than ${MOST_ALIASES} aliases`],
];

function inWords(reason: string): string {
  const found = IN_WORDS.find(([pattern]) => pattern.test(reason));
  return found === undefined ? `this is not YAML: ${reason}` : `this is not valid: ${found[1]}`;
}

/** Reads bytes or text as one YAML document. Never throws. */
export function readYaml(file: string, input: string | Uint8Array): YamlResult {
  const decoded = decode(input);
  if (!decoded.ok) {
    const { text, at, message } = decoded;
    return failed(diagnosticAt(file, makeLineTable(text), [at, at], 'error', message));
  }
  const table = makeLineTable(decoded.text);
  const error = (range: Range, message: string): Diagnostic => diagnosticAt(file, table, range, 'error', message);
  try {
    return understand(file, table, error);
  } catch (trouble) {
    if (trouble instanceof YAMLException) {
      const at = trouble.mark?.position ?? 0;
      return failed(error(markAround(table, at), inWords(trouble.reason)));
    }
    // A parser must not end the program, whatever it was given.
    return failed(error([0, 0], 'this is not YAML that can be read'));
  }
}

function failed(problem: Diagnostic): YamlResult {
  return { document: undefined, problems: [problem] };
}

function understand(file: string, table: LineTable, error: (range: Range, message: string) => Diagnostic): YamlResult {
  const source = table.text;
  const events = parseEvents(source, { filename: file, maxDepth: MOST_DEPTH });
  const walked = walkEvents(events, source);
  const later = walked.laterDocuments[0];
  if (later !== undefined) {
    return failed(error([later, later], 'a second document starts here; a playbook is one document: remove the "---"'));
  }
  if (walked.endlessAlias !== undefined) {
    return failed(error(walked.endlessAlias, 'this alias stands inside of what it stands for'));
  }
  if (walked.complexKey !== undefined) {
    return failed(error(walked.complexKey, 'a key must be a single word, not a list or a mapping'));
  }
  if (walked.expandedNodes > MOST_NODES) {
    return failed(error(walked.greatestAlias ?? [0, 0], `aliases make this more than ${MOST_NODES} values`));
  }
  // Duplicate keys are found by the walk, all of them; `json` keeps the first one from ending the construction.
  const values = constructFromEvents(events, { source, filename: file, maxAliases: MOST_ALIASES, json: true });
  const value = values[0];
  if (value === undefined || value === null) {
    return failed(error([0, 0], 'the file is empty; a playbook starts with "name:", "title:" and "steps:"'));
  }
  const problems = walked.duplicates.map(({ key, first, second }) =>
    error(second, `key "${key}" stands twice; the first is on line ${lineAndColumn(table, first[0]).line}`),
  );
  return { document: { file, table, value, positions: walked.positions }, problems };
}

/** From an offset to the end of the word there. */
function markAround(table: LineTable, offset: number): Range {
  const word = /^[^\s:,\]}]+/.exec(table.text.slice(offset, offset + 200));
  return [offset, offset + (word?.[0].length ?? 1)];
}

const BINARY = { ok: false, text: '', at: 0, message: 'the file is binary, not text' } as const;

type Decoded =
  | { readonly ok: true; readonly text: string }
  /** `text`: as far as it can be shown. */
  | { readonly ok: false; readonly text: string; readonly at: number; readonly message: string };

function decode(input: string | Uint8Array): Decoded {
  const size = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (size > MOST_BYTES) {
    const message = `the file has ${size} bytes; a playbook has at most ${MOST_BYTES}`;
    return { ok: false, text: '', at: 0, message };
  }
  const text = typeof input === 'string' ? input : utf8(input);
  if (typeof text !== 'string') return text;
  if (text.includes('\u0000')) return BINARY;
  return { ok: true, text: text.startsWith('\ufeff') ? text.slice(1) : text };
}

function utf8(bytes: Uint8Array): string | Decoded {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    if (bytes.includes(0)) return BINARY;
    const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
    const at = lenient.decode(bytes.subarray(0, validPrefix(bytes))).length;
    return { ok: false, text: lenient.decode(bytes), at, message: 'the file is not UTF-8 text; save it as UTF-8' };
  }
}

/** How many bytes at the start are UTF-8, by bisection: a decoder does not say where it stopped. */
function validPrefix(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
