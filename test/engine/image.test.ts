import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseDistribution, readHostSystem, sourceLines } from '../../src/engine/apt-sources.ts';
import { chooseImage, defaultImage, localImage } from '../../src/engine/default-image.ts';
import { run } from '../../src/engine/exec.ts';
import { buildImage } from '../../src/engine/image.ts';
import { checkImage, checkScript, readCheck } from '../../src/engine/image-check.ts';
import { imageFolder, imageRecipe, imageTools } from '../../src/engine/image-files.ts';
import { importChanges } from '../../src/engine/image-labels.ts';
import { mmdebstrapArgv, publicSources, skippedPackage, workspaceIn } from '../../src/engine/image-plan.ts';
import { engineForTests } from '../setup/engine.ts';

const HAS_BUILDER = (await run(['mmdebstrap', '--version'])).how === 'exited';
const debian = { id: 'debian', codename: 'trixie' };
const ubuntu = { id: 'ubuntu', codename: 'noble' };
const everywhere = (): boolean => true;
const nowhere = (): boolean => false;
const common = { version: '0', now: new Date(0), progress: () => {} };

describe('the image of a run', () => {
  const present = async (image: string): Promise<boolean> => image === localImage;
  const absent = async (): Promise<boolean> => false;

  it('is the one of --image, whatever else is there', async () => {
    const chosen = await chooseImage({ flag: 'mine:1', env: { NETSHOOT_IMAGE: 'other:1' }, present });
    expect(chosen).toEqual({ image: 'mine:1', from: 'flag' });
  });

  it('is else that of NETSHOOT_IMAGE, unless it is empty', async () => {
    const named = await chooseImage({ env: { NETSHOOT_IMAGE: 'other:1' }, present });
    const empty = await chooseImage({ env: { NETSHOOT_IMAGE: '' }, present });
    expect([named, empty]).toEqual([
      { image: 'other:1', from: 'environment' },
      { image: localImage, from: 'local' },
    ]);
  });

  it('is else the local one if it was built, and at last the pinned public one', async () => {
    expect(await chooseImage({ env: {}, present })).toEqual({ image: localImage, from: 'local' });
    expect(await chooseImage({ env: {}, present: absent })).toEqual({ image: defaultImage, from: 'default' });
    expect(defaultImage).toMatch(/:v[0-9.]+$/);
  });
});

describe('the distribution that a root file system is made of', () => {
  it('is read from os-release, with and without quotes', () => {
    expect(readHostSystem('ID=debian\nVERSION_CODENAME=bookworm\nID_LIKE=x\n')).toEqual({
      id: 'debian',
      codename: 'bookworm',
    });
    expect(readHostSystem('NAME="Fedora"\nID="fedora"\n')).toEqual({ id: 'fedora' });
    expect(readHostSystem('')).toEqual({ id: 'linux' });
  });

  it('is Debian bookworm on every machine that has Debian’s keys', () => {
    for (const host of [debian, ubuntu, { id: 'fedora' }]) {
      expect(chooseDistribution(host, undefined, everywhere)).toMatchObject({ name: 'debian', suite: 'bookworm' });
    }
    expect(chooseDistribution(debian, 'trixie', everywhere)).toMatchObject({ name: 'debian', suite: 'trixie' });
  });

  it('is Ubuntu’s own release where only Ubuntu’s keys are there', () => {
    expect(chooseDistribution(ubuntu, undefined, nowhere)).toMatchObject({
      name: 'ubuntu',
      suite: 'noble',
      components: ['main', 'universe'],
    });
  });

  it('comes from the mirrors of this machine, and from nothing else that apt knows', () => {
    const targets = [
      'Debian|http://mirror.example/debian/|bookworm|main',
      'Debian|http://mirror.example/debian/|bookworm|main',
      'Debian|http://mirror.example/debian/|bookworm|non-free',
      'Debian|http://mirror.example/debian-security/|bookworm-security|main',
      'Debian|http://mirror.example/debian/|trixie|main',
      'vendor|https://packages.example/|bookworm|main',
      '',
    ].join('\n');
    expect(sourceLines(chooseDistribution(debian, undefined, everywhere), targets, true)).toEqual([
      'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian/ bookworm main',
      'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian-security/ bookworm-security main',
    ]);
  });

  it('comes from the public mirror where apt knows none', () => {
    const distribution = chooseDistribution(ubuntu, undefined, nowhere);
    expect(sourceLines(distribution, '', false)).toEqual(['deb http://archive.ubuntu.com/ubuntu noble main universe']);
  });
});

describe('a build', () => {
  const facts = { recipe: 'abc', version: '0.1.0', created: '2026-01-02T03:04:05.000Z', suite: 'bookworm' };

  it('gives an imported root file system the same configuration as the Dockerfile', () => {
    const dockerfile = readFileSync(join(imageFolder(), 'Dockerfile'), 'utf8');
    expect(importChanges(facts, dockerfile)).toEqual([
      'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'ENV LANG=C.UTF-8',
      'LABEL netshoot-run.image="1" org.opencontainers.image.title="netshoot-run netshoot" ' +
        'org.opencontainers.image.description="Debian with the network tools that netshoot-run playbooks call" ' +
        'org.opencontainers.image.licenses="MIT and the licences of the Debian packages (/usr/share/doc/*/copyright)"',
      'CMD ["bash"]',
      'LABEL netshoot-run.recipe="abc"',
      'LABEL netshoot-run.suite="bookworm"',
      'LABEL org.opencontainers.image.version="0.1.0"',
      'LABEL org.opencontainers.image.created="2026-01-02T03:04:05.000Z"',
    ]);
  });

  it('quotes a workspace whose path a shell would take apart', () => {
    const distribution = chooseDistribution(debian, undefined, everywhere);
    const argv = mmdebstrapArgv(distribution, workspaceIn('/tmp/a b'), false, ['Acquire::Check-Date "false";']);
    expect(argv).toEqual([
      'mmdebstrap',
      '--mode=unshare',
      '--variant=minbase',
      '--format=tar',
      '--aptopt=Acquire::Check-Date "false";',
      '--dpkgopt=path-exclude=/usr/share/man/*',
      '--dpkgopt=path-exclude=/usr/share/locale/*',
      "--customize-hook=copy-in '/tmp/a b/packages.txt' '/tmp/a b/install.sh' /tmp",
      '--customize-hook=chroot "$1" sh /tmp/install.sh /tmp/packages.txt',
      '--customize-hook=rm -f "$1"/tmp/install.sh "$1"/tmp/packages.txt "$1"/etc/apt/apt.conf.d/99mmdebstrap',
      '--customize-hook=rm -f "$1"/etc/apt/sources.list "$1"/etc/apt/sources.list.d/*',
      "--customize-hook=copy-in '/tmp/a b/sources.list' /etc/apt",
      'bookworm',
      '/tmp/a b/rootfs.tar',
      '/tmp/a b/build.list',
    ]);
  });

  it('leaves the public mirror in the image, not the one it was built from', () => {
    expect(publicSources(chooseDistribution(debian, undefined, everywhere))).toBe(
      'deb http://deb.debian.org/debian bookworm main\n' +
        'deb http://deb.debian.org/debian bookworm-updates main\n' +
        'deb http://deb.debian.org/debian-security bookworm-security main\n',
    );
  });

  it('notices a package that the suite does not have, however the engine prefixes the line', () => {
    const notice = 'netshoot-run: skipped ltrace: this suite does not have it';
    expect([skippedPackage(notice), skippedPackage(`#8 1.23 ${notice}`), skippedPackage('Setting up ltrace')]).toEqual([
      'ltrace',
      'ltrace',
      undefined,
    ]);
  });

  it('has one recipe, in the product and in set-up', async () => {
    const module = JSON.stringify(new URL('../setup/image.mjs', import.meta.url).href);
    const source = `import(${module}).then((setup) => process.stdout.write(setup.imageRecipe()))`;
    expect((await run([process.execPath, '-e', source])).stdout).toBe(imageRecipe(imageFolder()));
  });

  it('without an engine says so in three parts', async () => {
    expect(await buildImage({ ...common, engineCommand: ['no-such-engine'] })).toEqual({
      ok: false,
      trouble: {
        what: 'no container engine answers: no-such-engine version could not be started: "no-such-engine" is not installed or not on PATH',
        todo: 'Start the engine (sudo systemctl start docker), or see netshoot-run doctor',
        exit: 4,
      },
    });
  });

  it('takes only the name of a release as suite', async () => {
    const result = await buildImage({ ...common, engineCommand: ['true'], suite: '--hook=x' });
    expect(result).toMatchObject({ ok: false, trouble: { exit: 2 } });
  });
});

describe('image/packages.txt and image/tools.json', () => {
  const tools = imageTools(imageFolder());
  const listed = readFileSync(join(imageFolder(), 'packages.txt'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');

  it('name each package and each program once', () => {
    expect(listed.filter((name, at) => listed.indexOf(name) !== at)).toEqual([]);
    const programs = tools.map(({ program }) => program);
    expect(programs.filter((name, at) => programs.indexOf(name) !== at)).toEqual([]);
  });

  it('agree: the package of every tool is installed, or is in every Debian', () => {
    const essential = ['dash', 'coreutils', 'sed'];
    const packages = tools.map((tool) => tool.package);
    expect(packages.filter((name) => !listed.includes(name) && !essential.includes(name))).toEqual([]);
  });
});

describe('a check of an image', () => {
  const tool = { program: 'sh', package: 'dash', purpose: 'runs commands', needed: true };
  const missing = { program: 'no-such-tool', package: 'none', purpose: 'is missing', needed: true };

  it('asks in POSIX shell, and a program that reads its input does not eat the script', async () => {
    const greedy = { ...tool, program: 'cat', version: ['cat'] };
    const node = { ...tool, program: process.execPath, version: [process.execPath, '--version'] };
    const asked = await run(['sh'], { stdin: checkScript([missing, greedy, node, tool]) });
    expect(asked.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['cat', process.execPath, 'sh', '']);
    expect(readCheck(asked.stdout, [node], 'x').tools).toEqual([
      { program: process.execPath, path: process.execPath, busybox: false, version: process.version },
    ]);
  });

  it('says what is missing, what for, and what to do', () => {
    const found = readCheck('sh\t/bin/sh\tbusybox\t\n', [{ ...missing, needed: false }, tool, missing], localImage);
    const fix = 'build the image again: netshoot-run image build';
    const gap = { program: 'no-such-tool', package: 'none', purpose: 'is missing' };
    expect(found).toEqual({
      tools: [{ program: 'sh', path: '/bin/sh', busybox: true }],
      missing: [
        { ...gap, needed: true, fix },
        { ...gap, needed: false, fix },
      ],
      complete: false,
    });
  });

  it('drops control characters from what a program of the image says', () => {
    const evil = readCheck('sh\t/bin/sh\town\t1.0 \u001b[31mred\u0007\n', [tool], 'x');
    expect(evil.tools[0]?.version).toBe('1.0 red');
  });

  const engine = engineForTests();
  describe.skipIf(!engine.available)(engine.available ? 'with docker' : `needs docker: ${engine.reason}`, () => {
    it('finds every tool in our own image, and starts ping without any capability', async () => {
      const image = engine.available ? engine.image : '';
      const checked = await checkImage(['docker'], image);
      expect(checked).toMatchObject({ ok: true, value: { image, missing: [], complete: true } });
      const argv = [
        'docker',
        'run',
        '--rm',
        '--network',
        'none',
        '--cap-drop',
        'ALL',
        image,
        'ping',
        '-c1',
        '127.0.0.1',
      ];
      expect(await run(argv)).toMatchObject({ how: 'exited', code: 0 });
    });

    it('of an image that is not there says how to get it', async () => {
      expect(await checkImage(['docker'], 'netshoot-run/no-such-image:1')).toMatchObject({
        ok: false,
        trouble: { where: 'netshoot-run/no-such-image:1', exit: 4 },
      });
    });

    it.skipIf(!HAS_BUILDER)('a build that is interrupted leaves no image behind (needs mmdebstrap)', async () => {
      const abort = new AbortController();
      const built = await buildImage({
        ...common,
        engineCommand: ['docker'],
        image: 'netshoot-run/interrupted:test',
        way: 'packages',
        signal: abort.signal,
        progress: (_text, kind) => kind === 'detail' && abort.abort(),
      });
      expect(built).toMatchObject({ ok: false, trouble: { exit: 130 } });
      const left = await run(['docker', 'image', 'ls', '--quiet', 'netshoot-run/interrupted:test']);
      expect(left.stdout).toBe('');
    });
  });
});
