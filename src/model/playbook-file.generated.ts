// Generated from schemas/playbook.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Where a step runs. target: a netshoot container that shares the target's network namespace (the default). peer: the same at the other end. host: the network namespace of the machine that carries the target. inside: the target's own file system and C library; nothing is installed there.
 */
export type Vantage = 'target' | 'peer' | 'host' | 'inside';
export type Id = string;
/**
 * A Linux capability that the command needs.
 */
export type Capability = 'NET_RAW' | 'NET_ADMIN' | 'NET_BIND_SERVICE' | 'SETGID';
/**
 * A CEL expression. A plain true, false or number stands for itself.
 */
export type Expression = string | boolean | number;
/**
 * A cause code, for example dns.resolver_no_response. Each is explained in docs/causes/<code>.md.
 */
export type Code = string;

/**
 * A netshoot-run playbook: parameters, the steps that look, the checks that judge, and the causes that explain. Text in ${{ ... }} is a CEL expression; `when`, `expr`, `proof`, `for_each` and every fact are CEL expressions, with or without the ${{ }}.
 */
export interface Playbook {
  /**
   * What the command line calls it: lower case, digits and dashes.
   */
  name: string;
  /**
   * The question that the playbook answers, in one line.
   */
  title: string;
  /**
   * What it looks at, what it leaves alone, when to use it. Shown by `netshoot-run show`.
   */
  description?: string;
  /**
   * The playbook's parameters by name. Each is a flag on the command line (--name) and a word in expressions (params.name).
   */
  params?: {
    [k: string]: Parameter;
  };
  /**
   * How long a whole run may take, unless --deadline says otherwise. What is not known by then stays unknown, and the report says so.
   */
  deadline?: string;
  /**
   * Names or paths of playbooks whose steps, facts, checks and causes become part of this one. A step with the same id, tool and arguments is shared and runs once.
   *
   * @minItems 1
   */
  include?: string[];
  /**
   * What is looked at; needed unless others are included. Steps form a graph: a step that names another in an expression waits for it; the others run side by side.
   *
   * @minItems 1
   */
  steps?: Step[];
  /**
   * Named values computed once from the readings; checks and causes are built from these words. A fact may name other facts. One whose readings are missing is unknown, and so is what depends on it, unless the other side of && or || decides.
   */
  facts?: {
    [k: string]: Expression;
  };
  /**
   * What should be: each check is one claim and its verdict.
   */
  checks?: Check[];
  /**
   * What explains failing checks.
   */
  causes?: Cause[];
}
export interface Parameter {
  /**
   * What a value must look like. hostname: a DNS name. address: IPv4 or IPv6. host: either. duration: 200ms, 2s; in expressions it is a number of milliseconds. string: any text without control characters that does not start with a dash. output_file: a file on the machine of whoever runs it, which a step with `save_as` fills; it is given by hand and has no default.
   */
  type:
    | 'hostname'
    | 'address'
    | 'host'
    | 'port'
    | 'url'
    | 'cidr'
    | 'interface'
    | 'duration'
    | 'integer'
    | 'number'
    | 'boolean'
    | 'string'
    | 'enum'
    | 'output_file';
  /**
   * What it is for; shown in the command's help.
   */
  description: string;
  /**
   * The value when none is given. May be a template over `to`, `target` and other parameters; when such an expression has no value, the parameter has none.
   */
  default?: string | number | boolean;
  /**
   * A run without it is refused. Default false.
   */
  required?: boolean;
  /**
   * For enum: the values allowed.
   *
   * @minItems 1
   */
  values?: string[];
  /**
   * For integer and number: the least value allowed.
   */
  minimum?: number;
  /**
   * For integer and number: the greatest value allowed.
   */
  maximum?: number;
}
export interface Step {
  /**
   * The word that expressions use: steps.<id>.
   */
  id: string;
  /**
   * What is being looked at, for people.
   */
  title?: string;
  /**
   * The tool that builds the command and reads what it prints. `netshoot-run list tools` shows them.
   */
  use?: string;
  /**
   * The tool's arguments by name. A value may be a template; an argument that rests on a parameter, `to` or `target` without a value is left out when the tool does not require it; one that rests on a reading that is not known makes the step skipped.
   */
  with?: {
    [k: string]: string | number | boolean | (string | number | boolean)[];
  };
  /**
   * Any command as a list of arguments; no shell reads it. Use `read` to have it understood.
   *
   * @minItems 1
   */
  run?: (string | number)[];
  /**
   * With `run`: the tool whose reader understands the output. Without it the value has only stdout, stderr and exit_code.
   */
  read?: string;
  manual?: Manual;
  /**
   * The step runs when this is true. When it is false or unknown the step is skipped, and the report says so.
   */
  when?: string | boolean | number;
  /**
   * A list; the step runs once for each item and its value is the list of values, in the same order.
   */
  for_each?: string | boolean | number;
  /**
   * The name that the item has in this step's expressions, with for_each. Default: item.
   */
  as?: string;
  /**
   * With for_each: run the items one after another instead of side by side. Default false.
   */
  one_at_a_time?: boolean;
  /**
   * With one_at_a_time: how long to wait after one item before the next begins. Default 0ms.
   */
  pace?: string;
  vantage?: Vantage;
  /**
   * A parameter of type output_file: when it is given, what the step printed is written to that file at the end of the run (with `use: pcap-file` the capture file itself). A step that did not end with exit code 0 leaves no file.
   */
  save_as?: string;
  /**
   * Steps that must have ended first although no expression names them.
   *
   * @minItems 1
   */
  after?: Id[];
  /**
   * How long one command of the step may take before it is ended. Default: what the tool says, else 10s.
   */
  deadline?: string;
  /**
   * With `run`: the capabilities that the command needs. Default none.
   */
  needs?: Capability[];
  /**
   * With `run`: passive only looks, active sends a few packets, intrusive loads the network and runs only with --allow intrusive. Default active.
   */
  behaviour?: 'passive' | 'active' | 'intrusive';
}
/**
 * A question to a person instead of a command.
 */
export interface Manual {
  /**
   * The question.
   */
  ask: string;
  /**
   * What kind of answer is expected.
   */
  answer: 'yes_no' | 'text';
}
export interface Check {
  /**
   * The check's name in reports and in `explains`.
   */
  id: string;
  /**
   * The claim, as a sentence that is true when the check passes.
   */
  title: string;
  /**
   * The step whose output is the check's evidence. Default: the first step that the expression reaches.
   */
  step?: string;
  /**
   * A CEL expression. A plain true, false or number stands for itself.
   */
  when?: string | boolean | number;
  /**
   * A CEL expression. A plain true, false or number stands for itself.
   */
  expr: string | boolean | number;
  /**
   * What a false expression means. Default fail.
   */
  severity?: 'fail' | 'warn';
  /**
   * True: an unknown verdict of this check does not stop a run from being healthy. Default false.
   */
  optional?: boolean;
  /**
   * The statement when the check does not pass.
   */
  say: string;
  /**
   * What was seen.
   */
  actual?: string;
  /**
   * What should have been seen.
   */
  expected?: string;
}
export interface Cause {
  code: Code;
  /**
   * The cause in one sentence; `object` may be used in it.
   */
  title: string;
  /**
   * How bad it is for the target. Default critical.
   */
  severity?: 'critical' | 'major' | 'minor';
  /**
   * A CEL expression. A plain true, false or number stands for itself.
   */
  when: string | boolean | number;
  /**
   * A CEL expression. A plain true, false or number stands for itself.
   */
  proof?: string | boolean | number;
  /**
   * True: a coarse code, reported as possible, when nothing finer can be shown. Default false.
   */
  coarse?: boolean;
  /**
   * Where the cause sits: an address, a file, a rule, a name. When the expression gives a list, there is one cause for each item.
   */
  object: string;
  /**
   * Ids of checks and codes of causes that follow from this one. They are folded under it.
   *
   * @minItems 1
   */
  explains: string[];
  /**
   * What follows from it besides, each group only when its condition is true.
   *
   * @minItems 1
   */
  explains_if?: ExplainsIf[];
  /**
   * Codes of causes that, when true, mean that this one is not.
   *
   * @minItems 1
   */
  unless?: Code[];
  /**
   * The lines of output that show it. Default: the first line of each step that `when` and `proof` reach.
   *
   * @minItems 1
   */
  evidence?: EvidenceLine[];
  /**
   * What would prove it, or tell it from its neighbour, when it is not proved.
   */
  settle?: string;
  /**
   * @minItems 1
   */
  fix: Fix[];
  /**
   * Steps to run again to see that the fix worked.
   *
   * @minItems 1
   */
  verify?: Id[];
}
export interface ExplainsIf {
  /**
   * A CEL expression. A plain true, false or number stands for itself.
   */
  when: string | boolean | number;
  /**
   * Ids of checks and codes of causes.
   *
   * @minItems 1
   */
  explains: string[];
}
export interface EvidenceLine {
  /**
   * The step whose output holds the line.
   */
  step: string;
  /**
   * With a for_each step: only the command of this item.
   */
  item?: string;
  /**
   * The first line that contains this text (a template), in any case of letters. A list: the first text that is found. Without it, the first line that is not blank.
   */
  contains?: string | string[];
}
export interface Fix {
  /**
   * What to do, in one sentence.
   */
  say: string;
  /**
   * A command ready to paste. Values are quoted for a shell.
   */
  run?: string;
  /**
   * What the command may disturb. Default none.
   */
  risk?: 'none' | 'low' | 'medium' | 'high';
}
