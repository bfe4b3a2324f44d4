// Runs a real tool in a real image and keeps what it printed as a fixture, with the value that the reader makes of it
// beside it. Look at the value before you commit it: it is what the test will hold the reader to.
//
//   npm run capture -- TOOL CASE --image IMAGE [--as NAME] [--network container:X] [--exec CONTAINER] [--with JSON] [--docker ARG]... \
//     [--file PATH] [-- ARGV...]
//   npm run capture -- TOOL CASE --here --as NAME [-- ARGV...]   on this machine: docker inspect, kubectl
//   npm run capture -- --values            makes the values of all fixtures again
//
// Without ARGV the tool builds the command from --with. --as names the image in the file name. --docker hands an
// argument to docker, as --docker=--cap-add=NET_ADMIN. --exec runs it in a container that is there (of that image). --file says that ARGV fetches a file: no such file then ends
// as not_found.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const folder = join(root, 'test/tools');
/** How each program tells its version, from the list of the image. */
const VERSIONS = new Map(
  JSON.parse(readFileSync(join(root, 'image/tools.json'), 'utf8'))
    .tools.filter((/** @type {any} */ tool) => tool.version)
    .map((/** @type {any} */ tool) => [tool.program, tool.version]),
);

/** The tools, bundled: plain node does not read TypeScript. */
async function loadTools() {
  const made = await build({
    stdin: {
      contents: `export { tools } from './src/tools/registry.ts'; export { validateArguments } from './src/util/parameter-value.ts';`,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const text = made.outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

/** @param {any} tools @param {string} name @param {string} path */
function writeValue(tools, name, path) {
  const { from: _, ...input } = JSON.parse(readFileSync(path, 'utf8'));
  const reading = tools.get(name).read(input);
  writeFileSync(path.replace(/\.json$/, '.value.json'), `${JSON.stringify(reading, null, 2)}\n`);
  return reading;
}

/** @param {any} tools */
function writeAllValues(tools) {
  for (const name of readdirSync(folder)) {
    let files = [];
    try {
      files = readdirSync(join(folder, name, 'fixtures'));
    } catch {}
    for (const file of files.filter((one) => one.endsWith('.json') && !one.endsWith('.value.json')))
      writeValue(tools, name, join(folder, name, 'fixtures', file));
  }
}

/** How programs that run on this machine tell their version. */
const HERE = new Map([
  ['docker', ['docker', 'version', '--format', 'docker {{.Client.Version}}, engine {{.Server.Version}}']],
  ['podman', ['podman', '--version']],
  ['kubectl', ['kubectl', 'version', '--client']],
]);

/** @param {string[]} docker @param {string} image @param {string[]} argv */
function versionOf(docker, image, argv) {
  const program = argv[0] ?? '';
  if (flags.here) {
    const [own = '', ...words] = HERE.get(program) ?? [program, '--version'];
    return spawnSync(own, words, { encoding: 'utf8' }).stdout.trim().split('\n')[0] ?? '';
  }
  const args = VERSIONS.get(program) ?? (program === 'busybox' ? ['busybox'] : ['cat', '/etc/os-release']);
  const said = spawnSync('docker', [...docker, image, ...args], { encoding: 'utf8' });
  return `${said.stdout}${said.stderr}`.trim().split('\n')[0] ?? '';
}

const dashes = process.argv.indexOf('--', 2);
const own = process.argv.slice(2, dashes < 0 ? undefined : dashes);
const { values: flags, positionals } = parseArgs({
  args: own,
  allowPositionals: true,
  options: {
    image: { type: 'string' },
    as: { type: 'string' },
    network: { type: 'string', default: 'none' },
    with: { type: 'string' },
    exec: { type: 'string' },
    here: { type: 'boolean', default: false },
    docker: { type: 'string', multiple: true, default: [] },
    file: { type: 'string' },
    values: { type: 'boolean', default: false },
  },
});
const { tools, validateArguments } = await loadTools();
if (flags.values) {
  writeAllValues(tools);
  process.exit(0);
}
const [name = '', label = ''] = positionals;
const tool = tools.get(name);
if (!tool || !label || !(flags.image || (flags.here && flags.as))) {
  process.stderr.write('usage: npm run capture -- TOOL CASE --image IMAGE [--with JSON] [-- ARGV...]\n');
  process.exit(2);
}
const checked = flags.with === undefined ? undefined : validateArguments(tool, JSON.parse(flags.with));
if (checked && !checked.ok) {
  process.stderr.write(`${checked.trouble.join('\n')}\n`);
  process.exit(2);
}
const argv = dashes < 0 ? [...tool.argv(checked?.value ?? {})] : process.argv.slice(dashes + 1);
if (flags.image) execFileSync('docker', ['image', 'inspect', flags.image], { stdio: 'ignore' });
const docker = flags.exec ? ['exec', ...flags.docker] : ['run', '--rm', '--network', flags.network, ...flags.docker];
const place = flags.exec ?? flags.image ?? '';
const [program = '', ...words] = flags.here ? argv : ['docker', ...docker, place, ...argv];
const ran = spawnSync(program, words, { encoding: 'utf8', timeout: 120_000 });
const code = ran.status ?? 255;
const missing = flags.file !== undefined && /No such file or directory/.test(ran.stderr);
const ending = missing ? { how: 'not_found', because: `there is no ${flags.file}` } : { how: 'exited', code };
const fixture = {
  argv,
  ...(checked ? { with: checked.value } : {}),
  ending,
  stdout: ran.stdout,
  stderr: missing ? '' : ran.stderr,
  from: versionOf(docker, place, argv),
};
const kept = join(folder, name, 'fixtures');
mkdirSync(kept, { recursive: true });
const image = (flags.as ?? flags.image ?? '').replace(/[^A-Za-z0-9.]+/g, '-');
const path = join(kept, `${image}-${label}.json`);
writeFileSync(path, `${JSON.stringify(fixture, null, 2)}\n`);
const reading = writeValue(tools, name, path);
process.stdout.write(`${ran.stdout}${ran.stderr}exit ${code}\n${JSON.stringify(reading, null, 1)}\n`);
