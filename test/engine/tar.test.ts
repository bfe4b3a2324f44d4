import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstFileOfTar } from '../../src/engine/tar.ts';

describe('the first file of a tar stream', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nsr-tar-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const tarOf = (...names: string[]): Buffer => spawnSync('tar', ['-C', folder, '-cf', '-', ...names]).stdout;

  it('is whole, whatever its bytes and its size', () => {
    for (const size of [0, 1, 511, 512, 513, 70_000]) {
      const bytes = Buffer.from(Array.from({ length: size }, (_, i) => (i * 7) % 256));
      writeFileSync(join(folder, 'resolv.conf'), bytes);
      expect(Buffer.from(firstFileOfTar(tarOf('resolv.conf')) ?? Buffer.from('absent'))).toEqual(bytes);
    }
  });

  it('is found behind a folder and behind a name that needs a header of its own', () => {
    mkdirSync(join(folder, 'etc'), { recursive: true });
    const long = `etc/${'n'.repeat(150)}`;
    writeFileSync(join(folder, long), 'nameserver 192.0.2.53\n');
    const found = firstFileOfTar(tarOf('etc'));
    expect(found === undefined ? undefined : Buffer.from(found).toString()).toBe('nameserver 192.0.2.53\n');
  });

  it('is absent where there is only a folder, a symbolic link, or nothing', () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    symlinkSync('/nowhere', join(folder, 'link'));
    expect([tarOf('empty'), tarOf('link'), Buffer.alloc(0), Buffer.alloc(1024)].map(firstFileOfTar)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('never throws and never reads past the end, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2048 }), fc.nat(2048), (noise, end) => {
        writeFileSync(join(folder, 'f'), 'x'.repeat(600));
        const cut = Buffer.concat([tarOf('f').subarray(0, end), noise]);
        expect(firstFileOfTar(cut)?.length ?? 0).toBeLessThanOrEqual(cut.length);
      }),
      { numRuns: 40 },
    );
  });
});
