import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { tools } from '../../src/tools/registry.ts';
import { mustDocker } from '../engine/docker-cli.ts';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { makeSite, type Site } from './site.ts';
import { dumpNetwork } from './target-dump.ts';
import { use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

/** What a tool is asked here, beside its own defaults. `DNS` stands for the address of the site's nameserver. */
const ARGUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ab: { url: 'http://127.0.0.1:9/' },
  arping: { host: 'DNS', interface: 'eth0' },
  curl: { url: 'http://127.0.0.1:9/' },
  'curl-head': { url: 'http://127.0.0.1:9/' },
  tcpdump: { write: 'capture.pcap' },
  'openssl-x509': { file: '/etc/ssl/certs/ca-certificates.crt' },
};
const BY_TYPE: Readonly<Record<string, string>> = {
  host: 'DNS',
  hostname: 'api.example',
  address: 'DNS',
  port: '53',
  interface: 'eth0',
  url: 'http://127.0.0.1:9/',
  path: '/etc/hostname',
  cidr: '127.0.0.0/8',
};

/** Programs that our image leaves out: see image/packages.txt. */
const inImage = new Set(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../image/tools.json'), 'utf8')).tools.map(
    ({ program }: { program: string }) => program,
  ),
);
const asked = [...tools.values()].filter(({ place }) => place.kind !== 'engine');

function playbook(dns: string): string {
  const steps = asked.map(({ name, parameters }) => {
    const given = Object.entries(parameters)
      .filter(([key, { required }]) => required === true || ARGUMENTS[name]?.[key] !== undefined)
      .map(
        ([key, { type }]) =>
          `${key}: "${(ARGUMENTS[name]?.[key] ?? BY_TYPE[type] ?? '127.0.0.1').replace('DNS', dns)}"`,
      );
    // It brings out what tcpdump has written.
    const after = name === 'pcap-file' ? ', after: [tcpdump]' : '';
    return `  - { id: ${name.replaceAll('-', '_')}, title: ${name}, use: ${name}, with: { ${given.join(', ')} }${after} }\n`;
  });
  const check = '{ id: seen, title: Seen, expr: steps.ss.listening >= 0.0, say: Not seen }';
  return `name: every-tool\ntitle: Every tool\nsteps:\n${steps.join('')}checks:\n  - ${check}\n`;
}

describe.skipIf(lacks !== '')(`every tool${lacks}`, () => {
  let site: Site;
  let folder = '';
  let report: Report;
  let before = '';
  let after = '';
  beforeAll(async () => {
    site = makeSite(image, 'healthy');
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    const dns = mustDocker('exec', site.web, 'sed', '-n', 's/^nameserver //p', '/etc/resolv.conf');
    const file = join(folder, 'every-tool.yaml');
    writeFileSync(file, playbook(dns));
    before = dumpNetwork(image, `container:${site.web}`);
    const args = ['run', file, '--target', site.web, '--image', image, '--allow', 'intrusive', '--format', 'json'];
    const { stdout, stderr } = await use(args);
    if (stdout === '') throw new Error(stderr);
    report = JSON.parse(stdout);
    after = dumpNetwork(image, `container:${site.web}`);
  }, 240_000);
  afterAll(() => {
    site?.down();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(asked.filter(({ program }) => inImage.has(program)).map(({ name }) => name))(
    '%s runs in a session with the rights that it names, and is read',
    (name) => {
      const step = report.steps.find(({ tool }) => tool === name);
      expect(step?.value, JSON.stringify(step)).toBeDefined();
    },
  );

  it('that the image leaves out says so', () => {
    const missing = report.steps.filter(({ ending }) => ending.how === 'tool_missing').map(({ tool }) => tool);
    const left = asked.filter(({ program, place }) => place.kind === 'session' && !inImage.has(program));
    expect(missing.sort()).toEqual(left.map(({ name }) => name).sort());
  });

  it('leaves the target as it was, all of them together', () => {
    expect(before.split('\n').length).toBeGreaterThan(300);
    expect(after).toEqual(before);
  });
});
