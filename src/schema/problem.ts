/** One thing that a value breaks in its schema, placed in the value. */
export interface SchemaProblem {
  /** JSON pointer (RFC 6901) of what is marked. */
  readonly pointer: string;
  /** Whether the key of that place is meant, or its value. */
  readonly at: 'key' | 'value';
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** The word that was written, and those that may stand there: for did-you-mean. */
  readonly written?: string;
  readonly candidates?: readonly string[];
  /** JSON pointer of the smallest part that must be taken away for the rest to be looked at. */
  readonly spoils: string;
}
