import { functions } from '../../src/expression/functions.ts';
import type { Parameter } from '../../src/model/parameter.ts';
import type { Tool } from '../../src/model/tool.ts';
import type { ToolSchema } from '../../src/model/tool-schema.ts';
import { tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';

const MADE =
  'This list is made from the code: `npx vitest run --config test/vitest.config.ts test/docs -u` writes it anew.\n';

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** docs/functions.md: every function of the expression language. */
export function functionList(): string {
  const rows = functions.map(({ signature, description }) => `| \`${cell(signature)}\` | ${cell(description)} |\n`);
  return `# Functions of expressions

Beside CEL's own (see [Writing playbooks](playbooks.md#expressions)). *Unknown* means that the expression has no value then.
\`netshoot-run list functions\` prints the same. ${MADE}
| function | |
|---|---|
${rows.join('')}`;
}

function describe({ type, values, minimum, maximum, required, default: fallback }: Parameter): string {
  const what = values === undefined ? type : values.map((value) => `\`${value}\``).join(', ');
  const least = minimum === undefined ? '' : `, at least ${minimum}`;
  const most = maximum === undefined ? '' : `, at most ${maximum}`;
  const usual = fallback === undefined ? '' : `, default ${String(fallback)}`;
  return `${what}${least}${most}${usual}${required === true ? ', required' : ''}`;
}

function fieldType(schema: ToolSchema): string {
  if (schema.type === 'array') return `list of ${schema.items === undefined ? 'anything' : fieldType(schema.items)}`;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  return String(schema.type ?? (schema.$ref === undefined ? 'anything' : 'object'));
}

function whereOf({ place, program }: Tool): string {
  switch (place.kind) {
    case 'session':
      return 'runs in the netshoot container';
    case 'file':
      return `reads the target's own \`${place.path}\``;
    case 'carry':
      return "brings a file of the target's own into the netshoot container";
    case 'inside':
      return "runs the target's own program";
    case 'engine':
      return program === 'kubectl'
        ? 'asks the cluster, from the machine of netshoot-run; with a target that is in no cluster a step with it is skipped'
        : 'runs beside the engine, where no step runs yet: a step with it is skipped; `netshoot-run parse` reads its output';
    default:
      return place;
  }
}

/** Every field, those inside of objects and lists with their path: `packets[].length`. */
function fieldRows(schema: ToolSchema, defs: Readonly<Record<string, ToolSchema>>, path: string, depth = 0): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (name === 'leftovers' && path === '') return [];
    const resolved = follow(field, defs);
    const own = `${path}${name}`;
    const row = `| \`${own}\` | ${cell(fieldType(resolved))} | ${cell(field.description ?? resolved.description ?? '')} |\n`;
    if (depth > 3) return [row];
    const items = resolved.items === undefined ? undefined : follow(resolved.items, defs);
    const inside =
      items === undefined
        ? fieldRows(resolved, defs, `${own}.`, depth + 1)
        : fieldRows(items, defs, `${own}[].`, depth + 1);
    return [row, ...inside];
  });
}

function follow(schema: ToolSchema, defs: Readonly<Record<string, ToolSchema>>): ToolSchema {
  const target = schema.$ref === undefined ? undefined : defs[schema.$ref.replace('#/$defs/', '')];
  return target ?? schema;
}

/** docs/tools/NAME.md: how a tool is called, what its exit codes mean, and every field of its value. */
export function toolPage(tool: Tool): string {
  const schema = toolSchemas()[tool.name] ?? {};
  const given = Object.entries(tool.parameters).map(
    ([name, parameter]) => `| \`${name}\` | ${cell(describe(parameter))} | ${cell(parameter.description)} |\n`,
  );
  const codes = Object.entries(tool.exitCodes).map(([code, meaning]) => `| ${code} | ${cell(meaning)} |\n`);
  const needs = tool.needs.length === 0 ? 'no privilege' : tool.needs.join(' and ');
  const stream =
    tool.stream === undefined
      ? ''
      : `\n\`netshoot-run parse ${tool.name} --stream\` prints each of \`${tool.stream.items}\` as its line comes, then the rest as \`summary\`.\n`;
  return `# ${tool.name}

${tool.summary}.

Program \`${tool.program}\`; it ${whereOf(tool)}; ${tool.behaviour}; needs ${needs}.
${stream}
## Arguments

${given.length === 0 ? 'None.\n' : `| argument | value | |\n|---|---|---|\n${given.join('')}`}
## Value

${cell(schema.description ?? '')} Beside these fields: \`duration_ms\`, \`exit_code\`, and \`leftovers\`, the lines that were not understood.

| field | value | |
|---|---|---|
${fieldRows(schema, schema.$defs ?? {}, '').join('')}
## Exit codes

| code | |
|---|---|
${codes.join('')}
`.replace(/\n+$/, '\n');
}

/** docs/tools.md: every tool, with a link to its page. */
export function toolList(): string {
  const rows = [...tools.values()].map(
    ({ name, summary, behaviour, needs }) =>
      `| [${name}](tools/${name}.md) | ${cell(summary)} | ${[behaviour, ...needs].join(', ')} |\n`,
  );
  return `# Tools

What a step may \`use\`. A tool's page has the arguments for \`with\`, the fields of \`steps.ID\` with their units, and what its
exit codes mean. Every value also has \`duration_ms\`, \`exit_code\` and, with \`for_each\`, \`item\`; \`leftovers\` holds lines that
the reader did not need. \`netshoot-run parse TOOL FILE\` reads saved output, and \`parse --schema TOOL\` prints the JSON
Schema. This list and the pages are made from the code: \`npx vitest run --config test/vitest.config.ts test/docs -u\` writes them anew.

| tool | | |
|---|---|---|
${rows.join('')}`;
}
