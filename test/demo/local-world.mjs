// The demo without a container engine: a network namespace with a resolver of its own behind a veth pair.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { aptInstall, onPath } from '../setup/apt.mjs';
import { dnsmasqArgs, may, must, NAME, until } from './world.mjs';

/** RFC 5737, documentation. */
const CLIENT = '192.0.2.2';
const RESOLVER = '192.0.2.1';
const API = '192.0.2.80';
const PACKAGES = {
  dnsmasq: 'dnsmasq-base',
  dig: 'bind9-dnsutils',
  ip: 'iproute2',
  nc: 'netcat-openbsd',
  ping: 'iputils-ping',
};

/** @returns as `dockerWorld`; or `{reason}` where not even namespaces can be made. */
export async function localWorld(id, cleanUp) {
  if (process.platform !== 'linux') return { reason: 'network namespaces need Linux' };
  if (process.getuid() !== 0) return { reason: 'making network namespaces needs root: sudo npm run demo' };
  const missing = Object.entries(PACKAGES).filter(([program]) => !onPath(program));
  if (missing.length > 0) {
    const installed = aptInstall(
      missing.map(([, name]) => name),
      'for the demo without containers',
    );
    if (installed.reason) return installed;
  }
  const target = `nsr-demo-${id}`;
  const server = `${target}-dns`;
  for (const name of [target, server]) {
    cleanUp.add(() => may('ip', ['netns', 'delete', name]));
    must('ip', ['netns', 'add', name]);
    must('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  }
  must('ip', ['-n', target, 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', server]);
  for (const [name, address] of [
    [target, CLIENT],
    [server, RESOLVER],
  ]) {
    must('ip', ['-n', name, 'address', 'add', `${address}/24`, 'dev', 'eth0']);
    must('ip', ['-n', name, 'link', 'set', 'eth0', 'up']);
  }
  must('ip', ['-n', server, 'address', 'add', `${API}/24`, 'dev', 'eth0']);

  // ip-netns(8): these are bound over /etc/resolv.conf for what runs in the namespace.
  const own = `/etc/netns/${target}`;
  cleanUp.add(() => rmSync(own, { recursive: true, force: true }));
  mkdirSync(own, { recursive: true });
  writeFileSync(`${own}/resolv.conf`, `nameserver ${RESOLVER}\n`);

  const dnsmasq = spawn('ip', ['netns', 'exec', server, 'dnsmasq', ...dnsmasqArgs(API, RESOLVER)], { stdio: 'ignore' });
  dnsmasq.once('error', () => {});
  cleanUp.add(() => dnsmasq.kill('SIGKILL'));
  const ask = ['netns', 'exec', target, 'dig', '+time=1', '+tries=1', '+short', NAME];
  await until(() => may('ip', ask).stdout.trim() === API, 'the resolver');
  return {
    target: `netns:${target}`,
    resolver: RESOLVER,
    story: `network namespace ${target} asks the resolver ${RESOLVER} for ${NAME}, which is ${API}`,
    broken: `kill -STOP ${dnsmasq.pid}   # the dnsmasq of the resolver`,
    why: 'its kernel still answers pings and completes TCP handshakes, but no query is answered',
    breakIt: () => dnsmasq.kill('SIGSTOP'),
  };
}
