import type { Behaviour, Capability, Evidence, Reading } from './evidence.ts';
import type { Parameter } from './parameter.ts';

/** Arguments of a tool after validation: every value has its parameter's type; durations are milliseconds. */
export type Arguments = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a reader is given: a command's evidence, and the validated arguments when the tool built the command itself
 *  (absent when it reads a saved file or the argv of a `run:` step). A reader of a saved file gets an ending of exit 0
 *  and an empty argv. */
export type ReadInput = Pick<Evidence, 'argv' | 'ending' | 'stdout' | 'stderr'> & { readonly with?: Arguments };

/** A printed line: its number in the stream (from 1) and its text without escape sequences, control characters and white
 *  space at the end. */
export interface PrintedLine {
  readonly number: number;
  readonly text: string;
}

/** Reads output as it comes, in memory that does not grow with it. Pure: the caller owns the lines and the clock. */
export interface LineReader<Value = unknown, Item = unknown> {
  /** The items that this line completed, in order; none when it is part of one, or of the head or the summary. */
  readonly push: (line: PrintedLine) => readonly Item[];
  /** The items that were still open, and the value as `read` gives it, with the list of items empty. */
  readonly end: (input: ReadInput) => { readonly items: readonly Item[]; readonly reading: Reading<Value> };
}

/** How a tool that prints line by line is read while it prints. */
export interface LineStream<Value = unknown, Item = unknown> {
  /** The field of the value that holds the items: its schema says what they are. */
  readonly items: string;
  readonly open: () => LineReader<Value, Item>;
}

/** How output of many megabytes is read in pieces, side by side. The pieces' readings, one after another, are the reading of
 *  the whole. Pure. */
export interface Pieces<Value = unknown, Item = unknown, Rest = unknown> {
  /** The first field of the value: the list that holds the items. */
  readonly items: string;
  /** Texts of which one stands in each line by which the lines below are read, such as the names of columns. */
  readonly headers: readonly string[];
  /** Whether a piece may begin with this line, as printed: it belongs to nothing above it. */
  readonly begins: (line: string) => boolean;
  /** Reads a piece; `header` is the last line above it that holds one of the headers' texts, absent when there is none.
   *  Hands each item on as soon as it is whole. @returns what else there is to say of the piece: plain data. */
  readonly read: (text: string, header: string | undefined, put: (item: Item) => void) => Rest;
  /** The value with an empty list, of all pieces in their order; `items` is how many were handed on. It is a value when
   *  there is one: it has been printed by then. */
  end(rests: readonly Rest[], items: number): Reading<Value>;
}

/** Where a tool's evidence comes from.
 *  session: a command in the netshoot container. file: a file of the target's own file system, fetched by the engine
 *  without starting anything there. inside: a command of the target's own, started through the engine.
 *  carry: the first file of the target's own that exists becomes a file of the session in the target's namespace, for
 *  tools that want a path; the evidence has only what `keep` leaves of it.
 *  engine: a question to the target's engine, asked on the machine that netshoot-run is on (kubectl get). Only of
 *  Kubernetes: with any other target, and for docker inspect and its like, the step is skipped with a reason. */
export type Place =
  | { readonly kind: 'session' }
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'carry';
      readonly paths: (args: Arguments) => readonly string[];
      readonly maxBytes: number;
      readonly keep: (content: string) => string;
    }
  | { readonly kind: 'inside' }
  | { readonly kind: 'engine' };

/** One program: how to call it, how to read it. Pure: nothing here does IO. */
export interface Tool<Value = unknown> {
  /** The word that playbooks and `netshoot-run parse` use. */
  readonly name: string;
  /** The executable that must be in the image; `cat` for tools that read a file of the session. */
  readonly program: string;
  /** One line for lists. */
  readonly summary: string;
  readonly behaviour: Behaviour;
  /** Capabilities that the command needs to be of use. */
  readonly needs: readonly Capability[];
  readonly place: Place;
  /** How long a command may take before it is ended, in milliseconds, for the given arguments. */
  readonly deadlineMs: (args: Arguments) => number;
  /** The arguments that `with:` may hold. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** The command for validated arguments. Never throws for arguments that passed validation. */
  readonly argv: (args: Arguments) => readonly string[];
  /** The output to a value. Never throws; linear in its input. What the network did (timeout, refused, unreachable)
   *  is in the value; `unreadable` is for text that is not this tool's. */
  readonly read: (input: ReadInput) => Reading<Value>;
  /** For tools that print line by line and may go on for long. Absent for the others. */
  readonly stream?: LineStream<Value>;
  /** For tools whose saved output may have hundreds of megabytes. Absent for the others. */
  readonly pieces?: Pieces<Value>;
  /** What the printed text stands for where it is written to a file (a step's `save_as`). Absent: the text itself. */
  readonly encoding?: 'base64';
  /** What the tool's exit codes mean, from its manual. */
  readonly exitCodes: Readonly<Record<number, string>>;
}
