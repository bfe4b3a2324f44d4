// Bundles src/main.ts into dist/: one small entry file, and chunks that are loaded when a command needs them.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');
// Built beside and moved into place whole: a command that is running now keeps its files until the move.
const made = join(root, `dist.${process.pid}.tmp`);
// One that fails leaves nothing behind.
process.once('exit', () => rmSync(made, { recursive: true, force: true }));
// CommonJS dependencies in an ESM bundle still call require() for node's own modules.
const banner = { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" };
const shared = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  define: { NETSHOOT_RUN_VERSION: JSON.stringify(version) },
  banner,
  logLevel: 'warning',
};
/** The entry file stays small, for `--version`; all else is one file, which it loads with V8's compiled code beside it. */
const app = {
  name: 'app',
  setup: (bundler) =>
    bundler.onResolve({ filter: /\/app\.ts$/ }, () => ({ path: join(root, 'src/cli/bundled-app.ts') })),
};
/** The schemas of the tools as one text, which is read when it is asked for. What the fields mean is for people: `parse
 *  --schema` reads it from schemas/, a run does without. */
const schemaText = {
  name: 'schema-text',
  setup: (bundler) =>
    bundler.onLoad({ filter: /src\/tools\/schemas\.generated\.ts$/ }, async ({ path }) => {
      const made = await build({ entryPoints: [path], bundle: true, format: 'cjs', platform: 'node', write: false });
      const module = { exports: {} };
      new Function('module', 'exports', made.outputFiles[0]?.text ?? '')(module, module.exports);
      const text = JSON.stringify(module.exports.allSchemas(), (key, value) =>
        key === 'description' && typeof value === 'string' ? undefined : value,
      );
      return {
        loader: 'js',
        contents: `let made;\nexport function allSchemas() {\n  return (made ??= JSON.parse(${JSON.stringify(text)}));\n}\n`,
      };
    }),
};
await build({ ...shared, entryPoints: [join(root, 'src/main.ts')], outdir: made, plugins: [app] });
// The fault lab: its services are a program of their own, its faults are data.
await build({ ...shared, entryPoints: [join(root, 'src/lab/service/main.ts')], outfile: join(made, 'lab/service.js') });
// Workers of `parse` know nothing but the readers.
await build({
  ...shared,
  entryPoints: [join(root, 'src/cli/piece-worker.ts')],
  outfile: join(made, 'piece-worker.js'),
  plugins: [schemaText],
});
cpSync(join(root, 'src/lab/faults'), join(made, 'lab/faults'), { recursive: true });
const bundle = join(made, 'app.cjs');
const result = await build({
  ...shared,
  format: 'cjs',
  entryPoints: [join(root, 'src/cli/app.ts')],
  outfile: bundle,
  metafile: true,
  plugins: [schemaText],
  define: { ...shared.define, 'import.meta.url': '__here' },
  banner: { js: "const __here=require('node:url').pathToFileURL(__filename).href;" },
});

// It is read as Latin-1, which V8 holds in half the memory: letters that esbuild leaves in patterns are written as escapes.
const ascii = readFileSync(bundle, 'utf8').replace(
  /[^\u0000-\u007f]/g,
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
writeFileSync(bundle, ascii);

// What the playbooks ask for, noted by the loader itself.
const noter = join(made, 'write-catalogue.tmp.mjs');
await build({
  stdin: {
    contents: "import { notesText } from './src/pipeline/write-notes.ts'; process.stdout.write(notesText());",
    resolveDir: root,
    loader: 'ts',
  },
  outfile: noter,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  define: { NETSHOOT_RUN_VERSION: JSON.stringify(version) },
  banner,
  logLevel: 'warning',
});
const notes = execFileSync(process.execPath, [noter], {
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 64 * 1024 * 1024,
});
writeFileSync(join(made, 'playbooks.json'), notes);
rmSync(noter);
writeFileSync(join(made, 'help.txt'), execFileSync(process.execPath, [join(made, 'main.js'), '--help']));

// V8's compiled code of what an ordinary command needs. Another Node refuses it, and compiles for itself.
const warm = join(made, 'warm.tmp.mjs');
await build({ ...shared, entryPoints: [join(root, 'src/warm.mjs')], outfile: warm });
execFileSync(process.execPath, [warm], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'pipe'],
  env: { PATH: process.env.PATH, DOCKER_HOST: 'unix:///nonexistent/docker.sock' },
});
rmSync(warm);

const licences = new Map();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found?.[1]) licences.set(found[1], join(root, 'node_modules', found[1]));
}
const notices = [...licences].sort().map(([name, folder]) => {
  const meta = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'license.md', 'LICENCE']) {
    try {
      return `${name} ${meta.version} (${meta.license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
    } catch {}
  }
  return `${name} ${meta.version} (${meta.license})\n`;
});
writeFileSync(join(made, 'THIRD-PARTY-LICENSES.txt'), `${notices.join(`\n${'-'.repeat(78)}\n\n`)}`);

const old = `${made}.old`;
if (existsSync(dist)) renameSync(dist, old);
renameSync(made, dist);
rmSync(old, { recursive: true, force: true });
