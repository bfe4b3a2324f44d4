// Makes what is derived: TypeScript types (committed, one per schema); the compiled validators of the playbook and the
// report, and the list of tools (not committed). `--check` writes nothing and exits 1 when a committed file is out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const check = process.argv.includes('--check');

/** @param {string} path @returns {any} */
function readSchema(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** @param {any} schema @param {string} source @param {string} out */
async function writeTypes(schema, source, out) {
  const described = structuredClone(schema);
  // Which keys go together is for the validator; in types it would only make unions that nobody can read.
  for (const definition of Object.values(described.$defs ?? {}))
    if (definition.type === 'object') delete definition.oneOf;
  const text = await compile(described, schema.title, {
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    bannerComment: `// Generated from ${source} by \`npm run generate\`. Edit the schema, not this file.`,
    style: { singleQuote: true, printWidth: 120 },
  });
  writeText(text, source, out);
}

/** A schema with the definitions of another that it refers to, as its own. @param {any} schema @param {any} other */
function withOwn(schema, other) {
  const text = JSON.stringify(schema).replaceAll(`${other.$id}#/`, '#/');
  return { ...JSON.parse(text), $defs: { ...other.$defs, ...JSON.parse(text).$defs } };
}

/** @param {string} text @param {string} source @param {string} out */
function writeText(text, source, out) {
  if (existsSync(out) && readFileSync(out, 'utf8') === text) return;
  if (check) {
    process.stderr.write(`${out.slice(root.length + 1)} is out of date with ${source}: run npm run generate\n`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
}

/** The tools of src/tools/, and their schemas: every `export const NAME: Tool...` of a tool.ts. A tool without a schema
 *  of its name has that of its folder. Those that are read in pieces once more, by themselves. */
function writeRegistry() {
  const folder = join(root, 'src/tools');
  const imports = [];
  const tools = [];
  const schemas = new Map();
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name, 'tool.ts');
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    const found = text.split(/^(?=export const \w+: Tool\b)/m).flatMap((part) => {
      const [, id, tool] = /^export const (\w+): Tool\b[\s\S]*?^ {2}name: '([a-z0-9-]+)',$/m.exec(part) ?? [];
      const [, pieces] = /^ {2}pieces: (\w+),$/m.exec(part) ?? [];
      return id === undefined || tool === undefined ? [] : [{ id, tool, pieces, folder: name }];
    });
    imports.push(`import { ${found.map(({ id }) => id).join(', ')} } from './${name}/tool.ts';`);
    for (const one of found) {
      const { tool } = one;
      tools.push(one);
      const own = existsSync(join(here, 'tools', `${tool}.schema.json`)) ? tool : name;
      const variable = own.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
      schemas.set(tool, { own, variable });
    }
  }
  tools.sort((a, b) => (a.tool < b.tool ? -1 : 1));
  const banner = '// Generated from src/tools/ by `npm run generate`: do not edit.';
  const ids = tools.map(({ id }) => `  ${id},\n`).join('');
  writeText(
    `${banner}\nimport type { Tool } from '../model/tool.ts';\n${imports.join('\n')}\n\nexport const ALL: readonly Tool[] = [\n${ids}];\n`,
    'src/tools/',
    join(folder, 'registry.generated.ts'),
  );
  const pieces = tools.filter(({ pieces }) => pieces !== undefined);
  writeText(
    `${banner}\nimport type { Pieces } from '../model/tool.ts';\n${pieces.map(({ folder, pieces }) => `import { ${pieces} } from './${folder}/pieces.ts';\n`).join('')}\nexport const PIECES: Readonly<Record<string, Pieces>> = {\n${pieces.map(({ tool, pieces }) => `  '${tool}': ${pieces},\n`).join('')}};\n`,
    'src/tools/',
    join(folder, 'pieces.generated.ts'),
  );
  const files = [...new Map([...schemas.values()].map(({ own, variable }) => [own, variable]))].sort();
  const lines = files.map(
    ([own, variable]) => `import ${variable} from '../../schemas/tools/${own}.schema.json' with { type: 'json' };\n`,
  );
  const entries = [...schemas].sort().map(([tool, { variable }]) => `  '${tool}': ${variable},\n`);
  writeText(
    `${banner}\n${lines.join('')}import type { ToolSchema } from '../model/tool-schema.ts';\n\nconst ALL: Readonly<Record<string, ToolSchema>> = {\n${entries.join('')}};\n\nexport function allSchemas(): Readonly<Record<string, ToolSchema>> {\n  return ALL;\n}\n`,
    'src/tools/',
    join(folder, 'schemas.generated.ts'),
  );
}

/** @param {Record<string, any>} schemas by exported name @param {string} out */
async function writeValidators(schemas, out) {
  const ajv = new Ajv2020.default({
    allErrors: true,
    allowUnionTypes: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    verbose: true,
    code: { source: true, esm: true },
  });
  /** @type {Record<string, string>} */
  const names = {};
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema(schema);
    names[name] = schema.$id;
  }
  // ajv's ESM output still calls require() for its runtime helpers; bundling takes those calls away.
  const source = standalone.default(ajv, names);
  const bundled = await build({
    stdin: { contents: source, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'error',
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bundled.outputFiles[0]?.text ?? '');
  const declared = Object.keys(schemas).map((name) => `export declare const ${name}: Validator;`);
  writeFileSync(
    out.replace(/\.js$/, '.d.ts'),
    `import type { ErrorObject } from 'ajv';\ntype Validator = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };\n${declared.join('\n')}\n`,
  );
}

const playbook = readSchema(join(here, 'playbook.schema.json'));
const report = readSchema(join(here, 'report.schema.json'));
const labFault = readSchema(join(here, 'lab-fault.schema.json'));
const fleet = readSchema(join(here, 'fleet.schema.json'));
await writeTypes(playbook, 'schemas/playbook.schema.json', join(root, 'src/model/playbook-file.generated.ts'));
await writeTypes(report, 'schemas/report.schema.json', join(root, 'src/model/report.generated.ts'));
await writeTypes(withOwn(fleet, report), 'schemas/fleet.schema.json', join(root, 'src/model/fleet.generated.ts'));
await writeTypes(labFault, 'schemas/lab-fault.schema.json', join(root, 'src/model/lab-fault.generated.ts'));
for (const file of readdirSync(join(here, 'tools'))
  .filter((name) => name.endsWith('.schema.json'))
  .sort()) {
  const tool = basename(file, '.schema.json');
  await writeTypes(
    readSchema(join(here, 'tools', file)),
    `schemas/tools/${file}`,
    join(root, 'src/tools', tool, 'value.generated.ts'),
  );
}
if (!check) {
  writeRegistry();
  await writeValidators(
    { validatePlaybookFile: playbook, validateReport: report, validateLabFaultFile: labFault },
    join(root, 'src/schema/generated/validators.js'),
  );
}
