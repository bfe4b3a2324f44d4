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

function whereOf({ place }: Tool): string {
  switch (place.kind) {
    case 'session':
      return 'runs in the netshoot container';
    case 'file':
      return `reads the target's own \`${place.path}\``;
    case 'inside':
      return "runs the target's own program";
    default:
      return place;
  }
}

function section(tool: Tool): string {
  const schema = toolSchemas[tool.name];
  const given = Object.entries(tool.parameters).map(
    ([name, parameter]) => `| \`${name}\` | ${cell(describe(parameter))} | ${cell(parameter.description)} |\n`,
  );
  const fields = Object.entries(schema?.properties ?? {})
    .filter(([name]) => name !== 'leftovers')
    .map(([name, field]) => `| \`${name}\` | ${cell(fieldType(field))} | ${cell(field.description ?? '')} |\n`);
  const needs = tool.needs.length === 0 ? '' : `, needs ${tool.needs.join(', ')}`;
  return `## ${tool.name}

${tool.summary}. It ${whereOf(tool)}; ${tool.behaviour}${needs}.

${given.length === 0 ? 'No arguments.\n' : `| argument | value | |\n|---|---|---|\n${given.join('')}`}
| field | value | |
|---|---|---|
${fields.join('')}`;
}

/** docs/tools.md: every tool with its arguments and the fields of its value. */
export function toolList(): string {
  return `# Tools

What a step may \`use\`, the arguments for \`with\`, and the fields of \`steps.ID\`. Every value also has \`duration_ms\`,
\`exit_code\` and, with \`for_each\`, \`item\`; \`leftovers\` holds lines that the reader did not need. \`netshoot-run parse
--schema TOOL\` prints the whole schema, with what is inside of lists and objects. ${MADE}
${[...tools.values()].map(section).join('\n')}`;
}
