import type { Behaviour, Capability, Vantage } from './evidence.ts';
import type { Expression, Template } from './expression.ts';
import type { ParameterType } from './parameter.ts';

/** A place in a playbook file, for messages. */
export interface SourcePosition {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units, as editors and compilers do. */
  readonly column: number;
}

/** A playbook that was read, validated, type-checked and merged with what it includes. Every default is filled in; a
 *  field that is `undefined` has none. What is here can be planned without further checks. */
export interface Playbook {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  /** The file it was read from, as it was named by the caller. */
  readonly file: string;
  /** Every file that went into it, the playbook's own last. */
  readonly files: readonly string[];
  /** Milliseconds for a whole run, where the command line says nothing else. */
  readonly deadlineMs: number | undefined;
  /** By name, in dependency order: a default uses only parameters before it. */
  readonly params: Readonly<Record<string, PlaybookParameter>>;
  /** In the order of the files; `dependsOn` is what orders them in time, and it has no cycle. */
  readonly steps: readonly Step[];
  /** In dependency order: a fact uses only facts before it. */
  readonly facts: readonly Fact[];
  readonly checks: readonly Check[];
  readonly causes: readonly Cause[];
}

/** A declared parameter of a playbook. */
export interface PlaybookParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** The value when none is given. Constant or over `to`, `target` and other parameters; when it comes to nothing,
   *  the parameter has no value. */
  readonly default: Argument | undefined;
  readonly required: boolean;
  /** For enum: the values allowed. Empty for every other type. */
  readonly values: readonly string[];
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly at: SourcePosition;
}

/** The value of a parameter or of a tool's argument. A `constant` has been validated and has its parameter's type
 *  (a duration is milliseconds); a `template` is evaluated and then validated when the run has the words for it. */
export type Argument =
  | { readonly kind: 'constant'; readonly value: string | number | boolean }
  | { readonly kind: 'template'; readonly template: Template };

/** What is looked at. */
export type Step = ToolStep | RunStep | ManualStep;

interface StepCommon {
  /** The word that expressions use: `steps.<id>`. */
  readonly id: string;
  /** Default: the tool's summary, the command, or the question. May name the item of `forEach`. */
  readonly title: Template;
  /** The step runs when this is true, is skipped when it is false or unknown. Evaluated once, without the item. */
  readonly when: Expression | undefined;
  /** Steps that must have ended first: named by its expressions, directly or through facts, or by `after`. */
  readonly dependsOn: ReadonlySet<string>;
  /** Those of them that `after` names: they must have ended even when the expressions are decided without them. */
  readonly after: ReadonlySet<string>;
  /** Facts that its expressions name: to be computed before it, from the steps of `dependsOn`. */
  readonly facts: ReadonlySet<string>;
  readonly vantage: Vantage;
  /** The parameter of type output_file that names where its output is written. */
  readonly saveAs: string | undefined;
  readonly at: SourcePosition;
}

/** A step that a tool builds the command for and reads. */
export interface ToolStep extends StepCommon {
  readonly kind: 'tool';
  /** A name in the registry of tools. */
  readonly tool: string;
  /** Checked against the tool's parameters. The tool's own defaults are not filled in. */
  readonly with: Readonly<Record<string, Argument>>;
  readonly forEach: ForEach | undefined;
  /** Milliseconds for one command. Absent: what the tool says for its arguments. */
  readonly deadlineMs: number | undefined;
}

/** A step that runs any command. */
export interface RunStep extends StepCommon {
  readonly kind: 'run';
  readonly argv: readonly Template[];
  /** The tool that reads the output. Absent: the value has only stdout, stderr and exit_code. */
  readonly read: string | undefined;
  readonly needs: readonly Capability[];
  readonly behaviour: Behaviour;
  readonly forEach: ForEach | undefined;
  /** Milliseconds for one command. */
  readonly deadlineMs: number;
}

/** A step that asks a person. */
export interface ManualStep extends StepCommon {
  readonly kind: 'manual';
  readonly ask: Template;
  readonly answer: 'yes_no' | 'text';
}

/** A step that runs once for each item of a list. */
export interface ForEach {
  /** Its type is a list. */
  readonly list: Expression;
  /** The name that the item has in the step's arguments and title. */
  readonly as: string;
  readonly oneAtATime: boolean;
  /** Milliseconds to wait after one item before the next begins. */
  readonly paceMs: number;
}

/** A named value, computed once. */
export interface Fact {
  readonly name: string;
  readonly expression: Expression;
  /** Steps that it reaches, directly or through other facts. */
  readonly steps: ReadonlySet<string>;
  readonly at: SourcePosition;
}

/** One claim about what should be. */
export interface Check {
  readonly id: string;
  readonly title: Template;
  /** The step whose output is the evidence: the one declared, else the first that the expression reaches. Absent when
   *  it reaches none (a check on a parameter). */
  readonly step: string | undefined;
  readonly when: Expression | undefined;
  readonly expr: Expression;
  readonly severity: 'fail' | 'warn';
  readonly optional: boolean;
  readonly say: Template;
  readonly actual: Template | undefined;
  readonly expected: Template | undefined;
  readonly at: SourcePosition;
}

/** What explains failing checks. In `title`, `proof`, `settle`, `evidence` and `fix` the word `object` stands for what
 *  the template `object` came to (one item of it when it is a list). */
export interface Cause {
  readonly code: string;
  readonly title: Template;
  readonly severity: 'critical' | 'major' | 'minor';
  readonly when: Expression;
  readonly proof: Expression | undefined;
  readonly coarse: boolean;
  readonly object: Template;
  /** Ids of checks and codes of causes. A code that this playbook does not have stands for nothing. */
  readonly explains: readonly string[];
  /** What follows from it besides, each group when its condition is true of the object. */
  readonly explainsIf: readonly { readonly when: Expression; readonly explains: readonly string[] }[];
  /** Codes of causes. A code that this playbook does not have stands for nothing. */
  readonly unless: readonly string[];
  /** Declared, else one entry for each step that `when` and `proof` reach. */
  readonly evidence: readonly EvidenceSource[];
  readonly settle: Template | undefined;
  readonly fix: readonly Fix[];
  /** Ids of steps. */
  readonly verify: readonly string[];
  readonly at: SourcePosition;
}

/** Which line of which step's output shows a cause. */
export interface EvidenceSource {
  readonly step: string;
  /** With a `for_each` step: only the command of this item. */
  readonly item: Template | undefined;
  /** Texts to look for, in any case of letters; the first that is found counts. Empty: the first line not blank. */
  readonly contains: readonly Template[];
}

/** What to do about a cause. */
export interface Fix {
  readonly say: Template;
  /** A command to paste; the values in it are to be quoted for a shell. */
  readonly run: Template | undefined;
  readonly risk: 'none' | 'low' | 'medium' | 'high';
}
