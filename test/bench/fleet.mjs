// node test/bench/fleet.mjs [TARGETS] [CONCURRENCY] [PAIRS]: what one run on many containers costs beside xargs -P over a
// script by hand. Makes its containers, removes exactly them, prints a table and writes nothing. Needs a built dist/ and docker.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/main.js');
const IMAGE = process.env.NSR_TEST_IMAGE || process.env.NETSHOOT_IMAGE || 'netshoot-run/netshoot:local';
const [TARGETS = 100, AT_A_TIME = 2 * availableParallelism(), PAIRS = 3] = process.argv.slice(2).map(Number);
const GOAL = 1.5;
const ID = `nsr-bench-${randomBytes(4).toString('hex')}`;
const LABEL = `${ID}=web`;
/** What netshoot is given by our own sessions: the script by hand gets no less. */
const RIGHTS = '--cap-drop ALL --cap-add NET_RAW';

if (!existsSync(MAIN)) {
  console.error('bench: dist/main.js is not there: npm run build makes it');
  process.exit(4);
}
if (spawnSync('docker', ['image', 'inspect', IMAGE], { stdio: 'ignore' }).status !== 0) {
  console.log(`skipped: no docker engine with the image ${IMAGE} answers`);
  process.exit(0);
}
const names = Array.from({ length: TARGETS }, (_, n) => `${ID}-${n + 1}`);
const folder = mkdtempSync(join(tmpdir(), 'nsr-bench-'));
try {
  makeSite();
  const script = byHand();
  const rows = { ours: [], hand: [], rss: [] };
  for (let pair = 0; pair < PAIRS; pair++) {
    // Whoever comes second finds warm caches: each is second as often as the other.
    const ways = pair % 2 === 0 ? ['ours', 'hand'] : ['hand', 'ours'];
    for (const way of ways) {
      const { ms, rss } = await (way === 'ours' ? ours() : timed('sh', ['-c', script]));
      rows[way].push(ms);
      if (way === 'ours') rows.rss.push(rss);
      console.log(`${way.padEnd(5)} ${(ms / 1000).toFixed(1)} s${way === 'ours' ? `, ${rss} MB at most` : ''}`);
    }
  }
  const ratio = median(rows.ours) / median(rows.hand);
  const each = (list) => `${(median(list) / 1000).toFixed(1)} s, ${Math.round(median(list) / TARGETS)} ms a target`;
  console.log(`\n${TARGETS} containers, ${AT_A_TIME} at a time, ${PAIRS} pairs, medians`);
  console.log(`netshoot-run   ${each(rows.ours)}; memory ${Math.max(...rows.rss)} MB at most`);
  console.log(`xargs -P       ${each(rows.hand)}`);
  console.log(`ratio          ${ratio.toFixed(2)}, goal at most ${GOAL}: ${ratio <= GOAL ? 'met' : 'MISSED'}`);
} finally {
  for (let i = 0; i < names.length; i += 25) spawnSync('docker', ['rm', '-f', ...names.slice(i, i + 25)]);
  spawnSync('docker', ['rm', '-f', `${ID}-dns`]);
  spawnSync('docker', ['network', 'rm', ID]);
  rmSync(folder, { recursive: true, force: true });
}

/** A nameserver, and the containers that ask it. */
function makeSite() {
  must(['docker', 'network', 'create', '--internal', ID]);
  const answers =
    'exec dnsmasq -k --no-resolv --no-hosts --user=root --local=/example/ --address=/api.example/192.0.2.10';
  must(['docker', 'run', '-d', '--name', `${ID}-dns`, '--network', ID, '--entrypoint', 'sh', IMAGE, '-c', answers]);
  const format = `{{(index .NetworkSettings.Networks "${ID}").IPAddress}}`;
  const address = must(['docker', 'inspect', '-f', format, `${ID}-dns`]);
  const begin = performance.now();
  for (const name of names) {
    const source = `echo "nameserver ${address}" >/etc/resolv.conf; exec sleep infinity`;
    const flags = ['--name', name, '--label', LABEL, '--network', ID, '--memory', '32m', '--entrypoint', 'sh'];
    must(['docker', 'run', '-d', ...flags, IMAGE, '-c', source]);
  }
  console.log(`${TARGETS} containers made in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

function ours() {
  const argv = ['dns-check', '--selector', LABEL, '--name', 'api.example', '--image', IMAGE];
  const output = join(folder, 'reports.ndjson');
  const flags = ['--concurrency', String(AT_A_TIME), '--format', 'ndjson', '--output', output, '--quiet'];
  return timed(process.execPath, [MAIN, ...argv, ...flags]).then((result) => {
    const last = JSON.parse(readFileSync(output, 'utf8').trimEnd().split('\n').at(-1) ?? '{}');
    const { total = 0, healthy = 0, not_run = TARGETS } = last.counts ?? {};
    if (total !== TARGETS || not_run > 0) throw new Error(`not all could be looked at: ${last.summary}`);
    // On a busy machine a late answer may look like a fault: it is told, and counts as work all the same.
    if (healthy < TARGETS) console.log(`not healthy here: ${last.summary}`);
    return result;
  });
}

/** The line that a careful person would write: for each target one container, in which the same commands run in the same
 *  waves, and beside it what is run in the target itself. */
function byHand() {
  const said = spawnSync(
    process.execPath,
    [MAIN, 'dns-check', '--target', names[0] ?? '', '--name', 'api.example', '--image', IMAGE, '--format', 'json'],
    { encoding: 'utf8' },
  );
  if (said.status !== 0) throw new Error(`dns-check is not healthy here (exit ${said.status}): ${said.stderr}`);
  const commands = JSON.parse(said.stdout).steps.filter(({ argv }) => argv.length > 0);
  const id = must(['docker', 'inspect', '-f', '{{.Id}}', names[0] ?? '']);
  const inWaves = waves(commands);
  const inside = commands.filter(({ vantage }) => vantage === 'inside');
  const lines = inWaves.flatMap((wave) => [
    ...wave.filter(({ vantage }) => vantage !== 'inside').map(({ argv }) => `${quoted(argv)} &`),
    'wait',
  ]);
  const steps = join(folder, 'steps.sh');
  writeFileSync(steps, `${lines.join('\n')}\n`);
  const own = inside.map(({ argv }) => {
    const words = argv.map((word) => (word.startsWith(id) ? `"$1"${quoted([word.slice(id.length)])}` : quoted([word])));
    return `${words.join(' ')} >/dev/null &`;
  });
  const one = join(folder, 'one.sh');
  writeFileSync(
    one,
    [
      `docker run -i --rm --network "container:$1" ${RIGHTS} --entrypoint sh ${IMAGE} <${steps} >/dev/null 2>&1 &`,
      ...own,
      'wait',
      '',
    ].join('\n'),
  );
  const list = join(folder, 'names');
  writeFileSync(list, `${names.join('\n')}\n`);
  console.log(
    `dns-check: ${commands.length} commands in ${inWaves.length} waves, ${inside.length} of them in the target itself`,
  );
  return `xargs -P ${AT_A_TIME} -n 1 sh ${one} <${list}`;
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

/** Milliseconds until a program has ended, and the most memory that it had (VmHWM, proc(5)), in MB. */
function timed(program, args) {
  return new Promise((done, failed) => {
    const begin = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    let rss = 0;
    const look = setInterval(() => {
      try {
        const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
        rss = Math.max(rss, Math.round(Number(line?.[1] ?? 0) / 1024));
      } catch {}
    }, 200);
    child.once('error', failed);
    child.once('close', () => {
      clearInterval(look);
      done({ ms: performance.now() - begin, rss });
    });
  });
}

function must([program, ...args]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function quoted(argv) {
  return argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}

function median(list) {
  const sorted = [...list].sort((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
