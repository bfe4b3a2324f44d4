import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineForTests } from '../setup/engine.ts';
import { isBuilt } from './command.ts';
import { makeSite, type Site } from './site.ts';
import { messageIn, use } from './user.ts';

const engine = engineForTests();
const image = engine.available ? engine.image : '';
const unbuilt = isBuilt() ? '' : ' needs dist/main.js: npm run build makes it';
const lacks = engine.available ? unbuilt : ` needs docker: ${engine.reason}`;

describe.skipIf(lacks !== '')(`capture${lacks}`, () => {
  let site: Site;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-e2e-'));
    site = makeSite(image, 'healthy');
  }, 60_000);
  afterAll(() => {
    site?.down();
    rmSync(folder, { recursive: true, force: true });
  });
  const capture = (...args: readonly string[]) =>
    use(['capture', '--target', site.web, '--seconds', '3s', '--image', image, ...args], { cwd: folder });

  it('keeps the packets that it tells of, summarised by tshark, in the file that was asked for', async () => {
    const file = join(folder, 'dns.pcap');
    const to = `udp://${site.name}:53`;
    const { stdout, stderr } = await capture('--to', to, '--only', 'port 53', '--pcap', 'dns.pcap', '--format', 'json');
    const steps = JSON.parse(stdout).steps as readonly {
      readonly id: string;
      readonly value?: Record<string, unknown>;
    }[];
    const read = (id: string) => steps.find((step) => step.id === id)?.value;
    const heard = read('listen')?.packets as readonly unknown[];
    expect(heard.length).toBeGreaterThan(1);
    expect(read('capture_file')).toMatchObject({ packets: heard.length, truncated: false });
    expect(stderr).toContain(`dns.pcap is written: ${statSync(file).size} bytes`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    // Another program reads the same packets in it.
    const docker = ['run', '-i', '--rm', '--network', 'none', '--entrypoint', 'tcpdump', image, '-nn', '-r', '-'];
    const again = spawnSync('docker', docker, { input: readFileSync(file), encoding: 'utf8' });
    expect(again.stdout.trim().split('\n')).toHaveLength(heard.length);
    expect(read('conversations')).toMatchObject({ conversations: [] });
    expect(read('remarks')).toMatchObject({ retransmissions: 0 });
  }, 60_000);

  it('writes no file when nothing could be listened to, and says why', async () => {
    const { stderr } = await capture('--pcap', 'nothing.pcap');
    expect(stderr).toContain('nothing.pcap is not written: ');
    expect(existsSync(join(folder, 'nothing.pcap'))).toBe(false);
  }, 60_000);

  it.each([
    [['--pcap', 'no/such/folder/x.pcap'], 'there is no folder no/such/folder'],
    [['--pcap', '.'], '"." is no file: a file name is expected'],
    [['--pcap', ''], '"" is no file: a file name is expected'],
    [['--pcap', 'x.pcap', '--target', 'another'], 'one file cannot hold what many targets give'],
  ])('is refused with 2 before anything is run: %j', async (args, what) => {
    const { code, stdout, stderr } = await capture(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const message = messageIn(stderr);
    expect(typeof message === 'string' ? message : message.what).toContain(what);
  });
});
