import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explainEnding, run, succeeded } from '../../src/engine/exec.ts';

/** Prints its arguments as JSON. */
const ECHO = [process.execPath, '-e', 'process.stdout.write(JSON.stringify(process.argv.slice(1)))', '--'];
const script = (source: string): string[] => [process.execPath, '-e', source];

/** False for a process that ended, also where nobody collected its exit code yet (state Z of proc(5)). */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('arguments', () => {
  it('reach the program as they are, whatever a shell would make of them', async () => {
    const hostile = [
      '',
      ' ',
      ' x',
      '$(id)',
      '`id`',
      ';',
      '&&',
      '|',
      "'",
      '"',
      '\\',
      '*',
      '~',
      '\n',
      '\t',
      '-x',
      '\u{1f980}',
    ];
    const result = await run([...ECHO, ...hostile]);
    expect(JSON.parse(result.stdout)).toEqual(hostile);
  });

  it('round-trip for any text without a NUL', async () => {
    const words = fc.array(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(words, async (args) => {
        const result = await run([...ECHO, ...args]);
        expect(JSON.parse(result.stdout)).toEqual(args);
      }),
      { numRuns: 15 },
    );
  });

  it('that hold a NUL are refused, not cut short', async () => {
    const result = await run([...ECHO, 'web\0--privileged']);
    expect(result).toMatchObject({ how: 'not_started', errno: 'ERR_INVALID_ARG_VALUE', stdout: '' });
  });
});

describe('output', () => {
  it('is kept byte for byte', async () => {
    const result = await run(script('process.stdout.write(Buffer.from([0, 255, 254, 10, 195]))'));
    expect([...result.stdoutBytes]).toEqual([0, 255, 254, 10, 195]);
    expect(result.stdout).toBe('\0\ufffd\ufffd\n\ufffd');
  });

  it('is decoded whole when a character comes in two pieces', async () => {
    const source = `const b = Buffer.from('é\\nü'); const w = (i) => i < b.length && process.stdout.write(b.subarray(i, i + 1), () => setImmediate(w, i + 1)); w(0)`;
    const lines: string[] = [];
    const result = await run(script(source), { onStdout: (line) => lines.push(line) });
    expect(result.stdout).toBe('é\nü');
    expect(lines).toEqual(['é', 'ü']);
  });

  it('is cut at the limit, and the command still ends', async () => {
    const source = "process.stdout.write('x'.repeat(1_000_000), () => process.exit(3))";
    const result = await run(script(source), { maxBytes: 10 });
    expect(result).toMatchObject({ how: 'exited', code: 3, stdout: 'xxxxxxxxxx', cut: true });
  });

  it('keeps stderr apart from stdout, and hands its lines on as they come', async () => {
    const lines: string[] = [];
    const source = "console.log('out'); console.error('one'); process.stderr.write('two')";
    const result = await run(script(source), { onStderr: (line) => lines.push(line) });
    expect(result).toMatchObject({ how: 'exited', code: 0, stdout: 'out\n', stderr: 'one\ntwo', cut: false });
    expect(lines).toEqual(['one', 'two']);
  });
});

describe('standard input', () => {
  const CAT = script('process.stdin.pipe(process.stdout)');

  it('is written whole, and closed', async () => {
    const text = 'é'.repeat(200_000);
    expect((await run(CAT, { stdin: text })).stdout).toBe(text);
    expect((await run(CAT, { stdin: Buffer.from([0, 255]) })).stdoutBytes).toEqual(Buffer.from([0, 255]));
  });

  it('is at its end at once when there is none, or an empty one', async () => {
    expect(await run(CAT)).toMatchObject({ how: 'exited', code: 0, stdout: '' });
    expect(await run(CAT, { stdin: '' })).toMatchObject({ how: 'exited', code: 0, stdout: '' });
  });

  it('may be left unread by a program that ends early', async () => {
    const result = await run(script('process.exit(7)'), { stdin: 'x'.repeat(2_000_000) });
    expect(result).toMatchObject({ how: 'exited', code: 7 });
  });
});

describe('endings', () => {
  it('an exit code is a value, not an error', async () => {
    const result = await run(script("console.error('no such container: web'); process.exit(9)"));
    expect(result).toMatchObject({ how: 'exited', code: 9 });
    expect(succeeded(result)).toBe(false);
    expect(explainEnding(result)).toBe('exited with code 9: no such container: web');
  });

  it('a signal from elsewhere is named', async () => {
    const result = await run(script("process.kill(process.pid, 'SIGKILL')"));
    expect(result).toMatchObject({ how: 'signaled', signal: 9 });
    expect(explainEnding(result)).toBe('was ended by SIGKILL');
  });

  it('a missing program is a value', async () => {
    const result = await run(['no-such-program-here', 'x'], { stdin: 'unread' });
    expect(result).toMatchObject({
      how: 'not_started',
      errno: 'ENOENT',
      because: '"no-such-program-here" is not installed or not on PATH',
    });
  });

  it('a program that may not be executed is a value', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nsr-exec-')), 'plain');
    writeFileSync(file, '#!/bin/sh\n', { mode: 0o600 });
    const result = await run([file]);
    rmSync(dirname(file), { recursive: true });
    expect(result).toMatchObject({ how: 'not_started', errno: 'EACCES', because: `"${file}" may not be executed` });
  });

  it('an empty command is a value', async () => {
    expect(await run([])).toMatchObject({ how: 'not_started', because: 'the command is empty' });
  });
});

describe('deadlines', () => {
  const FOREVER = 'setInterval(() => {}, 1000)';

  it('end a command, and what it printed is kept', async () => {
    const result = await run(script(`console.log('so far'); ${FOREVER}`), { timeoutMs: 1500 });
    expect(result).toMatchObject({ how: 'deadline', afterMs: 1500, stdout: 'so far\n' });
    expect(explainEnding(result)).toBe('did not end within 1.5 s: so far');
  });

  it('end a command that ignores SIGTERM', async () => {
    const source = `process.on('SIGTERM', () => console.log('ignored')); console.log('ready'); ${FOREVER}`;
    const result = await run(script(source), { timeoutMs: 1500, graceMs: 100 });
    expect(result).toMatchObject({ how: 'deadline', afterMs: 1500, stdout: 'ready\nignored\n' });
  });

  it('end the children of the command too', async () => {
    const source = `const c = require('node:child_process').spawn(process.execPath, ['-e', '${FOREVER}']); console.log(c.pid); ${FOREVER}`;
    const result = await run(script(source), { timeoutMs: 1500, graceMs: 100 });
    expect(result.how).toBe('deadline');
    const child = Number(result.stdout);
    await vi.waitFor(() => expect(isRunning(child)).toBe(false));
  });

  it('need no ps and no shell on PATH', async () => {
    const result = await run(script(FOREVER), { timeoutMs: 300, env: { PATH: '/nonexistent' } });
    expect(result).toMatchObject({ how: 'deadline', afterMs: 300 });
  });

  it('come early when the caller aborts', async () => {
    const abort = new AbortController();
    const result = await run(script(`console.log('up'); ${FOREVER}`), {
      signal: abort.signal,
      onStdout: () => abort.abort(),
    });
    expect(result).toMatchObject({ how: 'aborted', stdout: 'up\n' });
    expect(await run(ECHO, { signal: abort.signal })).toMatchObject({ how: 'aborted', stdout: '' });
  });
});

describe('the environment', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('adds and removes variables for the command only', async () => {
    vi.stubEnv('NSR_A', 'a');
    const source = 'console.log(process.env.NSR_A, process.env.NSR_B)';
    expect((await run(script(source), { env: { NSR_A: undefined, NSR_B: 'b' } })).stdout).toBe('undefined b\n');
    expect((await run(script(source))).stdout).toBe('a undefined\n');
  });

  it('has no say in how zx runs a command', async () => {
    const module = JSON.stringify(new URL('../../src/engine/exec.ts', import.meta.url).pathname);
    const tsc = `import('esbuild').then(async ({ build }) => {
      const out = await build({ entryPoints: [${module}], bundle: true, write: false, format: 'cjs', platform: 'node' });
      const m = { exports: {} }; new Function('module', 'exports', 'require', out.outputFiles[0].text)(m, m.exports, require);
      const r = await m.exports.run(['printf', '%s', 'plain']); process.stdout.write(JSON.stringify([r.how, r.stdout, r.stderr]));
    })`;
    const result = await run(script(tsc), {
      env: {
        ZX_PREFIX: 'echo injected;',
        ZX_POSTFIX: '; echo injected',
        ZX_SHELL: '/nonexistent',
        ZX_VERBOSE: 'true',
        ZX_TIMEOUT: '1ms',
        ZX_CWD: '/nonexistent',
        ZX_DETACHED: 'false',
      },
    });
    expect(result.stdout).toBe('["exited","plain",""]');
    expect(result.stderr).toBe('');
  });
});
