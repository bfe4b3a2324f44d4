// npm run new -- tool NAME [--program PROGRAM] [--summary TEXT] [--into FOLDER]
// Makes what a tool is made of: its schema, argv builder, reader and description, and where its recorded outputs go. What
// it makes compiles; its reader keeps every line as a leftover until it is taught better.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { program: { type: 'string' }, summary: { type: 'string' }, into: { type: 'string', default: root } },
});
const [kind, name = ''] = positionals;
const into = flags.into ?? root;
if (kind !== 'tool' || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
  process.stderr.write(
    'usage: npm run new -- tool NAME [--program PROGRAM] [--summary TEXT]\n  NAME: lowercase words with dashes, as ip-link\n',
  );
  process.exit(2);
}
const program = flags.program ?? name;
const summary = flags.summary ?? `What ${program} says`;
const camel = name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const Title = `${camel.slice(0, 1).toUpperCase()}${camel.slice(1)}`;
/** @param {string} text */
const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const leftovers = {
  type: 'array',
  description: 'Lines that were not understood, at most 50.',
  items: {
    type: 'object',
    description: 'One line.',
    properties: {
      line: { type: 'integer', description: 'Its number in the stream, from 1.' },
      text: { type: 'string', description: 'The line, cut to 200 characters.' },
    },
    required: ['line', 'text'],
    additionalProperties: false,
  },
};
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:netshoot-run:schema:tool:${name}:1`,
  title: Title,
  type: 'object',
  description: `${summary} (${program}).`,
  properties: { leftovers },
  required: ['leftovers'],
  additionalProperties: false,
};
const files = {
  [`schemas/tools/${name}.schema.json`]: `${JSON.stringify(schema, null, 2)}\n`,
  [`src/tools/${name}/argv.ts`]: `import type { Arguments } from '../../model/tool.ts';

/** Every word of the user stands in one argument, behind its option or after \`--\`. */
export function ${camel}Argv(_: Arguments): readonly string[] {
  return [${quoted(program)}];
}
`,
  [`src/tools/${name}/read.ts`]: `import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { endedEarly, firstLine, Leftovers, printedLines, readingOf, unreadable } from '../output.ts';
import type { ${Title} } from './value.generated.ts';

/** Reads ${program}. */
export function read${Title}(input: ReadInput): Reading<${Title}> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(\`${program} did not print all: \${early}\`);
  const leftovers = new Leftovers();
  for (const line of printedLines(input.stdout)) leftovers.add(line);
  if (leftovers.lines.length === 0) return unreadable('${program} printed nothing', firstLine(input.stderr));
  return readingOf({ leftovers: leftovers.lines });
}
`,
  [`src/tools/${name}/tool.ts`]: `import type { Tool } from '../../model/tool.ts';
import { ${camel}Argv } from './argv.ts';
import { read${Title} } from './read.ts';
import type { ${Title} } from './value.generated.ts';

/** ${summary}. */
export const ${camel}: Tool<${Title}> = {
  name: ${quoted(name)},
  program: ${quoted(program)},
  summary: ${quoted(summary)},
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: {},
  argv: ${camel}Argv,
  read: read${Title},
  exitCodes: { 0: 'it went well' },
};
`,
  [`test/tools/${name}/health.json`]: `${JSON.stringify({ fields: [] })}\n`,
};
const there = Object.keys(files).find((path) => existsSync(join(into, path)));
if (there !== undefined) {
  process.stderr.write(`${there} is there already: nothing was written. Choose another name, or remove it first.\n`);
  process.exit(2);
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(into, path)), { recursive: true });
  writeFileSync(join(into, path), text);
  process.stdout.write(`${path}\n`);
}
process.stdout.write(`
Next:
  1. schemas/tools/${name}.schema.json: the fields (jc's names where jc has them), then npm run generate
  2. src/tools/${name}/: argv.ts, read.ts, and in tool.ts what it needs and what its exit codes mean
  3. npm run capture -- ${name} CASE --image IMAGE: good output, a network fault, the tool refused, foreign text
  4. test/tools/${name}/health.json: the fields that are true only when the network is well
  5. npx vitest run --config test/vitest.config.ts test/tools test/docs -u
`);
