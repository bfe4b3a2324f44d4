/** The name of a value's type in the expression language, for example `bool`, `list<string>`, `Dig`. */
export type ValueType = string;

/** What an expression came to. `unknown` is the third truth value: something that it needs is not known, and the other
 *  operands do not decide. */
export type Outcome<T = unknown> =
  | {
      readonly kind: 'value';
      /** Plain JSON. */
      readonly value: T;
      /** The same as the language holds it; what goes back into a Context (facts, locals) is this one. */
      readonly typed: unknown;
    }
  | { readonly kind: 'unknown'; readonly because: string };

/** The words that an expression uses. */
export interface References {
  readonly steps: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly params: ReadonlySet<string>;
  readonly to: boolean;
  readonly target: boolean;
  readonly peer: boolean;
}

/** Words whose steps still run: an expression that cannot do without them throws instead of coming to unknown. */
export interface PendingWords {
  readonly step: (id: string) => unknown;
  readonly fact: (name: string) => unknown;
  readonly evaluate: <T>(make: () => T, otherwise: (error: unknown) => T) => T;
}

/** What is known when an expression is evaluated. A word that is not in its table is not known, and `why` says why. */
export interface Context {
  /** Values of steps by id. A step that ran once for each item is a list, in which an item without a reading is an
   *  object that has only `item`. */
  readonly steps: Readonly<Record<string, unknown>>;
  /** Typed values, as `Outcome.typed` has them. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
  /** The destination (--to). Fields that it does not give are absent. */
  readonly to: Readonly<Record<string, unknown>>;
  readonly target: Readonly<Record<string, unknown>>;
  /** What --peer named. Empty without one. */
  readonly peer: Readonly<Record<string, unknown>>;
  /** Names bound by the place: the item of `for_each`, `object` in a cause. Typed values. */
  readonly locals: Readonly<Record<string, unknown>>;
  /** Present while steps run: `steps` and `facts` are then asked of it. */
  readonly pending?: PendingWords | undefined;
  readonly why: {
    /** Why a step has no value, or not one for every item. */
    readonly steps: Readonly<Record<string, string>>;
    readonly facts: Readonly<Record<string, string>>;
    readonly params: Readonly<Record<string, string>>;
  };
}

/** A compiled, type-checked expression. */
export interface Expression {
  readonly source: string;
  readonly type: ValueType;
  readonly references: References;
  /** True when it refers to nothing: its value never changes. */
  readonly constant: boolean;
  /** Never throws. Numbers are JavaScript numbers, values are plain JSON. */
  readonly evaluate: (context: Context) => Outcome;
}

/** Text with `${{ ... }}` in it. Text that is exactly one `${{ ... }}` keeps that expression's type. */
export interface Template {
  readonly source: string;
  readonly type: ValueType;
  readonly references: References;
  readonly constant: boolean;
  /** The value when the text is exactly one expression, else a string. Unknown as soon as one expression in it is. */
  readonly evaluate: (context: Context) => Outcome;
  /** Text for people; an expression without a value is shown as `(unknown)`. `quote` is applied to each value (for
   *  commands that a person pastes). */
  readonly render: (context: Context, quote?: (text: string) => string) => string;
}
