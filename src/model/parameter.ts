/** What a value must look like; see `parameter.type` in schemas/playbook.schema.json. Tools know two more: `path`, an
 *  absolute path, and `words`, which playbooks do not need. */
export type ParameterType =
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
  | 'path'
  | 'output_file';

/** A declared parameter of a playbook or a tool. */
export interface Parameter {
  readonly type: ParameterType;
  readonly description: string;
  /** For playbooks it may be a template; for tools it is a value of the type. */
  readonly default?: string | number | boolean;
  readonly required?: boolean;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** For text of a tool: a regular expression that all of it must match, beside what the type asks. */
  readonly pattern?: string;
}
