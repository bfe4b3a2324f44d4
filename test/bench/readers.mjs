// npm run bench:readers [-- SIZES]: what reading large saved output costs, beside jc where jc reads it too. SIZES are
// megabytes between commas, 1,10,100 without. Recorded fixtures are repeated with other addresses and ports into a folder
// that is removed at the end. Times are of the whole command: seconds of the processor, which other work on the machine
// does not change much, and of the clock; memory is the most that it held. Prints tables and writes nothing. Needs a built
// dist/ and Linux's /proc.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'dist/main.js');
const SIZES = (process.argv[2] ?? '1,10,100').split(',').map(Number);
const POLL_MS = 20;

/** `begins` and `ends` say which lines of the recording are repeated: from the first that begins one, to the last before
 *  one that ends them. What stands before and after is kept once. `jc` is jc's own name of the tool, `nearest` another
 *  recording that jc reads instead. */
const TOOLS = [
  { tool: 'ss', fixture: 'debian-12-tcp-udp', begins: /^(?:tcp|udp) /, jc: '--ss' },
  {
    tool: 'iptables-save',
    fixture: 'debian-13-many',
    begins: /^(?:\[[0-9:]+\] )?-A /,
    ends: /^(?:COMMIT|#)/,
    jc: '--iptables',
    nearest: { tool: 'iptables', fixture: 'debian-13-filter', begins: /^[0-9]/, ends: /^Chain / },
  },
  { tool: 'conntrack', fixture: 'debian-12-plain', begins: /^[a-z]/ },
  { tool: 'tcpdump', fixture: 'debian-12-file-ordinary', begins: /^[0-9]/ },
  { tool: 'tcpdump', fixture: 'debian-13-file-verbose-link-level', begins: /^[0-9]/ },
];
const STREAMS = [
  { tool: 'tcpdump', fixture: 'debian-12-file-ordinary', begins: /^[0-9]/ },
  { tool: 'conntrack-events', fixture: 'debian-12-traffic', begins: /^ *\[/ },
  { tool: 'ping', fixture: 'debian-13-two-replies', begins: /^[0-9]+ bytes from/, ends: /^---/ },
];

const folder = mkdtempSync(join(tmpdir(), 'netshoot-run-bench-'));
try {
  const jc = spawnSync('jc', ['--version'], { stdio: 'ignore' }).status === 0;
  if (!jc) console.log('skipped: jc, because it is not on the PATH; the columns of jc stay empty');
  await whole(jc);
  await streams();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Whole values, and jc on the same file. */
async function whole(jc) {
  const rows = [];
  for (const one of TOOLS) {
    const times = new Map();
    for (const megabytes of SIZES) {
      const file = repeated(one, megabytes);
      const ours = await run(process.execPath, [MAIN, 'parse', one.tool, file]);
      const other = one.nearest === undefined ? file : repeated(one.nearest, megabytes);
      const theirs = jc && one.jc !== undefined ? await run('jc', [one.jc], other) : undefined;
      times.set(megabytes, ours.cpu);
      rows.push([
        one.nearest === undefined ? one.tool : `${one.tool} (jc: iptables -L)`,
        `${megabytes} MB`,
        said(ours.cpu, 2),
        said(ours.seconds, 2),
        said(megabytes / ours.cpu, 1),
        said(ours.megabytes, 0),
        theirs === undefined ? '' : theirs.code === 0 ? said(theirs.cpu, 2) : `exit ${theirs.code}`,
        theirs === undefined ? '' : said(theirs.megabytes, 0),
        theirs?.code === 0 ? said(theirs.cpu / ours.cpu, 1) : '',
        growth(times, megabytes),
        ours.code === 0 ? '' : `exit ${ours.code}`,
      ]);
    }
  }
  table(
    ['parse', 'size', 'cpu s', 'clock s', 'MB/cpu s', 'peak MB', 'jc cpu s', 'jc peak', 'jc / ours', 'growth', ''],
    rows,
  );
}

/** `parse --stream`: memory should not grow with the input. */
async function streams() {
  const rows = [];
  for (const one of STREAMS)
    for (const megabytes of SIZES.filter((size) => size > 1)) {
      const file = repeated(one, megabytes);
      const ours = await run(process.execPath, [MAIN, 'parse', '--stream', one.tool, file]);
      const failed = ours.code === 0 ? '' : `exit ${ours.code}`;
      const speed = said(megabytes / ours.cpu, 1);
      const times = [said(ours.cpu, 2), said(ours.seconds, 2)];
      rows.push([one.tool, `${megabytes} MB`, ...times, speed, said(ours.megabytes, 0), failed]);
    }
  table(['parse --stream', 'size', 'cpu s', 'clock s', 'MB/cpu s', 'peak MB', ''], rows);
}

/** How much longer ten times as much takes: 10 is linear. */
function growth(times, megabytes) {
  const before = times.get(megabytes / 10);
  return before === undefined ? '' : said(times.get(megabytes) / before, 1);
}

/** A file of so many megabytes. @returns its path */
function repeated({ tool, fixture, begins, ends = /^$/ }, megabytes) {
  const path = join(folder, `${tool}-${fixture}-${megabytes}.txt`);
  const { stdout } = JSON.parse(readFileSync(join(ROOT, 'test/tools', tool, 'fixtures', `${fixture}.json`), 'utf8'));
  const lines = stdout.split('\n');
  const first = lines.findIndex((line) => begins.test(line));
  if (first < 0) throw new Error(`${tool} ${fixture}: no line to repeat`);
  const rest = lines.findIndex((line, at) => at > first && ends.test(line));
  const last = rest < 0 ? lines.length : rest;
  const body = `${lines.slice(first, last).join('\n')}\n`;
  const file = openSync(path, 'w');
  writeSync(file, first === 0 ? '' : `${lines.slice(0, first).join('\n')}\n`);
  for (let written = 0, round = 0; written < megabytes * 1e6; round++) written += writeSync(file, varied(body, round));
  writeSync(file, lines.slice(last).join('\n'));
  closeSync(file);
  return path;
}

/** Other hosts and other high ports in each round. */
function varied(text, round) {
  let n = round * 7;
  return text
    .replace(/\b((?:[0-9]{1,3}\.){2})[0-9]{1,3}\.[0-9]{1,3}\b/g, (_, net) => {
      n++;
      return `${net}${(n >> 8) & 255}.${n & 255}`;
    })
    .replace(/([:.=])([1-9][0-9]{4})(?![0-9.])/g, (_, before) => {
      n++;
      return `${before}${10_000 + ((n * 31) % 50_000)}`;
    });
}

/** Runs a program to its end; what it prints is dropped. @returns seconds of clock and processor, exit code, and the most
 *  memory that it held */
function run(program, args, input) {
  return new Promise((done, failed) => {
    const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
    const begin = performance.now();
    const child = spawn(program, args, { stdio: [stdin, 'ignore', 'ignore'] });
    let peak = 0;
    let cpu = 0;
    const look = () => {
      peak = Math.max(peak, peakOf(child.pid));
      cpu = Math.max(cpu, cpuOf(child.pid));
    };
    const timer = setInterval(look, POLL_MS);
    child.once('error', failed);
    child.once('close', (code) => {
      clearInterval(timer);
      if (input !== undefined) closeSync(stdin);
      done({ seconds: (performance.now() - begin) / 1000, cpu, code, megabytes: peak / 1000 });
    });
  });
}

/** VmHWM of a process in kB; 0 when it has gone, or where there is no /proc. */
function peakOf(pid) {
  try {
    return Number(/^VmHWM:\s+([0-9]+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Seconds of the processor that a process has used; 0 when it has gone. Source: proc(5), utime and stime in clock ticks. */
function cpuOf(pid) {
  try {
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(after[11]) + Number(after[12])) / 100;
  } catch {
    return 0;
  }
}

function said(number, digits) {
  return number === 0 ? '' : number.toFixed(digits);
}

function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at].length)));
  const line = (row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  console.log(`\n${all.map((row) => line(row).trimEnd()).join('\n')}`);
}
