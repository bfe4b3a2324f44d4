// Starts a Docker engine that outlives this process, and ends one that set-up started.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asRoot, onPath } from './apt.mjs';
import { say, seconds } from './say.mjs';

const folder = join(tmpdir(), `netshoot-run-dockerd-${process.getuid()}`);
const logFile = join(folder, 'dockerd.log');
const pidFile = join(folder, 'pid');
const START_MS = 60_000;

/** Engines are tried in this order; each but the first gives something up, and is tried only when the log of the one
 *  before names the reason. */
const ATTEMPTS = [
  { flags: [], without: undefined, after: /(?:)/ },
  { flags: ['--storage-driver=vfs'], without: 'overlay file systems (slower)', after: /graphdriver|overlay|storage/i },
  {
    flags: ['--iptables=false', '--ip6tables=false', '--ip-masq=false'],
    without: 'firewall rules of its own (containers cannot reach beyond this machine)',
    after: /iptables|nf_tables|nat table/i,
  },
];

/** What `docker version` says of the engine. @returns {{version: string} | {reason: string}} */
export function askEngine() {
  const asked = spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (asked.status === 0) return { version: asked.stdout.trim() };
  const because = asked.error?.code === 'ENOENT' ? 'docker is not installed' : asked.stderr?.trim().split('\n').at(-1);
  return { reason: because || 'docker version did not answer' };
}

/** Starts dockerd. @returns {Promise<{version: string, stop?: string} | {reason: string}>} */
export async function startEngine() {
  if (existsSync('/run/systemd/system')) {
    const started = await startByService();
    if (started.version) return started;
  }
  const prefix = asRoot();
  const dockerd = onPath('dockerd');
  if (prefix === undefined) return { reason: 'dockerd needs root, and there is no sudo without a password here' };
  if (dockerd === undefined) return { reason: 'dockerd is not installed' };
  await settleOld(prefix);
  const answering = askEngine();
  if (answering.version) return answering;
  let reason = '';
  for (const { flags, without, after } of ATTEMPTS) {
    if (reason !== '' && !after.test(reason)) continue;
    if (without) say(`engine: trying once more without ${without}`);
    const started = await startDaemon([...prefix, dockerd, ...flags, `--group=${process.getgid()}`]);
    if (started.version) return started;
    reason = started.reason;
  }
  return { reason: `dockerd does not start here: ${reason}` };
}

/** Where an engine and its containerd leave their process ids. After a hard end these stay, and dockerd takes any other
 *  process that has the number by then for the old one. */
const OLD_PIDS = [
  { file: '/var/run/docker.pid', program: 'dockerd' },
  { file: '/var/run/docker/containerd/containerd.pid', program: 'containerd' },
];

/** Waits for an engine that is just ending, and clears what one that was ended hard has left. */
async function settleOld(prefix) {
  const begin = performance.now();
  for (const { file, program } of OLD_PIDS) {
    if (!existsSync(file)) continue;
    const pid = readFileSync(file, 'utf8').trim();
    if (isProgram(pid, program)) say(`engine: ${program} ${pid} does not answer: waiting for its end`);
    while (isProgram(pid, program) && performance.now() - begin < 20_000 && !askEngine().version) await sleep(300);
    if (isProgram(pid, program) || !existsSync(file)) continue;
    say(`engine: clearing ${file}, left by a ${program} that was ended`);
    const [command, ...args] = [...prefix, 'rm', '-f', file];
    spawnSync(command, args, { stdio: 'ignore' });
  }
}

function isProgram(pid, program) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === program && isRunning(pid);
  } catch {
    return false;
  }
}

async function startByService() {
  say('engine: starting the service: systemctl start docker');
  const prefix = asRoot() ?? [];
  const [program, ...args] = [...prefix, 'systemctl', 'start', 'docker'];
  const started = spawnSync(program, args, { stdio: ['ignore', 'ignore', 2], timeout: START_MS });
  return started.status === 0 ? askEngine() : { reason: 'systemctl start docker failed' };
}

async function startDaemon([program, ...args]) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const begin = performance.now();
  const log = openSync(logFile, 'w', 0o600);
  say(`engine: starting ${[program, ...args].join(' ')} (log: ${logFile})`);
  // A session of its own: Ctrl-C ends the demo, not the engine.
  const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log] });
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  child.unref();
  while (!ended && performance.now() - begin < START_MS) {
    const asked = askEngine();
    if (asked.version) {
      writeFileSync(pidFile, `${child.pid}\n`);
      say(`engine: answers after ${seconds(begin)}; end it with: kill ${child.pid}`);
      return { ...asked, pid: child.pid };
    }
    await sleep(200);
  }
  if (!ended) endProcess(child.pid);
  return { reason: lastTrouble() || 'it did not answer in time' };
}

/** The line of the log that says why dockerd gave up. */
function lastTrouble() {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const line =
    lines.findLast((text) => /failed to start daemon|level=(?:fatal|error)|Error/i.test(text)) ?? lines.at(-1);
  return (line ?? '').slice(0, 400);
}

/** Ends the engine that `startEngine` started with this pid, and waits for its end (it ends its containers first). */
export async function stopEngine(pid) {
  endProcess(pid);
  const begin = performance.now();
  while (isRunning(pid) && performance.now() - begin < 20_000) await sleep(100);
  rmSync(pidFile, { force: true });
  say(`engine: ended in ${seconds(begin)}`);
}

function endProcess(pid) {
  const [program, ...args] = [...(asRoot() ?? []), 'kill', String(pid)];
  spawnSync(program, args, { stdio: 'ignore' });
}

function isRunning(pid) {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
