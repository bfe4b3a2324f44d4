// Bundles src/main.ts into dist/: one small entry file, and chunks that are loaded when a command needs them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const dist = join(root, 'dist');
// Built beside and moved into place whole: a command that is running now keeps its files until the move.
const made = join(root, `dist.${process.pid}.tmp`);
const result = await build({
  entryPoints: [join(root, 'src/main.ts')],
  outdir: made,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  metafile: true,
  define: { NETSHOOT_RUN_VERSION: JSON.stringify(version) },
  // CommonJS dependencies in an ESM bundle still call require() for node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'warning',
});

// What the playbooks ask for, noted by the loader itself.
const noter = join(made, 'write-catalogue.tmp.mjs');
await build({
  stdin: {
    contents:
      "import { catalogueText } from './src/pipeline/write-catalogue.ts'; process.stdout.write(catalogueText());",
    resolveDir: root,
    loader: 'ts',
  },
  outfile: noter,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  define: { NETSHOOT_RUN_VERSION: JSON.stringify(version) },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'warning',
});
const notes = execFileSync(process.execPath, [noter], {
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 64 * 1024 * 1024,
});
writeFileSync(join(made, 'playbooks.json'), notes);
rmSync(noter);

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
