// npm run bench: what the command costs beside the same work done by hand. Ratios of medians of paired runs, because
// seconds belong to a machine. Prints a table and writes nothing. Needs a built dist/ and, for a run, docker.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/main.js');
const STEPS = fileURLToPath(new URL('steps.yaml', import.meta.url));
const IMAGE = process.env.NSR_TEST_IMAGE || process.env.NETSHOOT_IMAGE || 'netshoot-run/netshoot:local';
const START_PAIRS = 21;
const RUN_PAIRS = 9;
const EXEC_PAIRS = 3;
/** What netshoot is given by our own sessions: the script by hand gets no less. */
const RIGHTS = ['--cap-drop', 'ALL', '--cap-add', 'NET_RAW'];

if (!existsSync(MAIN)) {
  console.error('bench: dist/main.js is not there: npm run build makes it');
  process.exit(4);
}
const rows = await startUp();
const without = spawnSync('docker', ['image', 'inspect', IMAGE], { stdio: 'ignore' }).status !== 0;
if (without) console.log(`skipped: dns-check, because no docker engine with the image ${IMAGE} answers`);
else rows.push(...(await runs()));
printTable(rows);

/** Start-up against node itself. */
async function startUp() {
  const nothing = () => node(['-e', '0']);
  return [
    await compare('--version / node -e 0', 1.3, 'at most', START_PAIRS, () => node([MAIN, '--version']), nothing),
    await compare('--help / node -e 0', 1.3, 'at most', START_PAIRS, () => node([MAIN, '--help']), nothing),
  ];
}

/** A healthy dns-check against the same commands by hand. */
async function runs() {
  const site = makeSite();
  try {
    const argv = [
      MAIN,
      'dns-check',
      '--target',
      site.web,
      '--name',
      'api.example',
      '--image',
      IMAGE,
      '--format',
      'json',
    ];
    const ours = () => node(argv);
    const said = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    if (said.status !== 0) throw new Error(`dns-check is not healthy here (exit ${said.status}): ${said.stderr}`);
    const commands = JSON.parse(said.stdout).steps.filter(({ argv: words }) => words.length > 0);
    const inWaves = waves(commands);
    console.log(`dns-check: ${commands.length} commands in ${inWaves.length} waves`);
    const many = [MAIN, 'run', STEPS, '--target', site.web, '--image', IMAGE];
    const quick = Array.from({ length: 25 }, () => ({ argv: ['cat', '/etc/hostname'], vantage: 'target' }));
    return [
      await compare('dns-check / one script', 1.25, 'at most', RUN_PAIRS, ours, () => byScript(site.web, inWaves)),
      await compare('docker exec each / dns-check', 5, 'at least', EXEC_PAIRS, () => byExec(site.web, commands), ours),
      await compare(
        '25 docker exec / 25 steps',
        5,
        'at least',
        EXEC_PAIRS,
        () => byExec(site.web, quick),
        () => node(many),
      ),
    ];
  } finally {
    site.down();
  }
}

/** Commands that ran side by side: one begins a new wave when all before it had ended. */
function waves(commands) {
  const sorted = commands
    .map((step) => ({ ...step, begin: Date.parse(step.started_at) }))
    .sort((a, b) => a.begin - b.begin);
  const out = [];
  let end = 0;
  for (const step of sorted) {
    const last = out.at(-1);
    // A command that began before the first of its wave had ended did not wait for it.
    if (last === undefined || step.begin >= end) {
      out.push([step]);
      end = step.begin + step.duration_ms;
    } else {
      last.push(step);
      end = Math.min(end, step.begin + step.duration_ms);
    }
  }
  return out;
}

/** The script that a careful person would write: one container, the waves in order, each side by side. What runs inside
 *  the target is run by docker, from here, beside it. */
async function byScript(web, inWaves) {
  const own = (step) => step.vantage !== 'inside';
  const lines = inWaves.flatMap((wave) => [...wave.filter(own).map(({ argv }) => `${quoted(argv)} &`), 'wait']);
  const flags = ['run', '-i', '--rm', '--network', `container:${web}`, ...RIGHTS, '--entrypoint', 'sh', IMAGE];
  const inside = inWaves.flat().filter((step) => !own(step));
  await Promise.all([
    finished('docker', flags, `${lines.join('\n')}\n`),
    ...inside.map(({ argv: [program, ...args] }) => finished(program, args)),
  ]);
}

/** The same commands, one after another, each by a docker exec into a netshoot container that is there already. */
async function byExec(web, commands) {
  const id = name('shell');
  const flags = ['run', '-d', '--rm', '--name', id, '--network', `container:${web}`, ...RIGHTS];
  must(['docker', ...flags, '--entrypoint', 'sleep', IMAGE, 'infinity']);
  const begin = performance.now();
  for (const { argv, vantage } of commands) {
    const [program, ...args] = vantage === 'inside' ? argv : ['docker', 'exec', id, ...argv];
    await finished(program, args);
  }
  const ms = performance.now() - begin;
  must(['docker', 'rm', '-f', id]);
  return ms;
}

/** Times two ways in pairs, one after the other, so that a busy moment hits both. */
async function compare(what, goal, kind, pairs, ours, other) {
  await ours();
  await other();
  const a = [];
  const b = [];
  for (let i = 0; i < pairs; i++) {
    // Whoever comes second finds warm caches: each is second as often as the other.
    const order =
      i % 2 === 0
        ? [
            [ours, a],
            [other, b],
          ]
        : [
            [other, b],
            [ours, a],
          ];
    for (const [way, times] of order) times.push(await timed(way));
  }
  const ratio = median(a) / median(b);
  return { what, goal, kind, a, b, ratio, met: kind === 'at most' ? ratio <= goal : ratio >= goal };
}

/** Milliseconds of a way; one that has its own preparations says itself. */
async function timed(way) {
  const begin = performance.now();
  return (await way()) ?? performance.now() - begin;
}

function printTable(all) {
  const times = (list) =>
    [Math.min(...list), median(list), Math.max(...list)].map((ms) => String(Math.round(ms)).padStart(6)).join('');
  console.log(
    `\n${'compared (ms: min, median, max)'.padEnd(36)}${'first'.padStart(18)}  ${'second'.padStart(18)}   ratio  goal`,
  );
  for (const { what, goal, kind, a, b, ratio, met } of all)
    console.log(
      `${what.padEnd(36)}${times(a)}  ${times(b)}  ${ratio.toFixed(2).padStart(6)}  ${kind} ${goal}: ${met ? 'met' : 'MISSED'}`,
    );
}

function median(list) {
  const sorted = [...list].sort((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function node(args) {
  return finished(process.execPath, args);
}

/** Starts a program, gives it its input, reads and drops what it prints, and waits for its end. */
function finished(program, args, input) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    child.stdout.resume();
    child.stderr.resume();
    child.once('error', failed);
    child.once('close', () => done(undefined));
    child.stdin?.end(input);
  });
}

function must([program, ...args]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function name(what) {
  return `nsr-bench-${randomBytes(4).toString('hex')}-${what}`;
}

function quoted(argv) {
  return argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}

/** A target and a healthy nameserver on a network of their own. */
function makeSite() {
  const [net, web, dns] = [name('net'), name('web'), name('dns')];
  const down = () => {
    spawnSync('docker', ['rm', '-f', web, dns]);
    spawnSync('docker', ['network', 'rm', net]);
  };
  try {
    must(['docker', 'network', 'create', '--internal', net]);
    const run = (id, source) =>
      must(['docker', 'run', '-d', '--name', id, '--network', net, '--entrypoint', 'sh', IMAGE, '-c', source]);
    run(dns, 'exec dnsmasq -k --no-resolv --no-hosts --user=root --local=/example/ --address=/api.example/192.0.2.10');
    run(web, 'exec sleep infinity');
    const address = must(['docker', 'inspect', '-f', `{{(index .NetworkSettings.Networks "${net}").IPAddress}}`, dns]);
    must(['docker', 'exec', web, 'sh', '-c', 'echo "nameserver $1" >/etc/resolv.conf', 'sh', address]);
    return { web, down };
  } catch (error) {
    down();
    throw error;
  }
}
