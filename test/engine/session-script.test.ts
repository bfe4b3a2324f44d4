import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, FrameReader } from '../../src/engine/frames.ts';
import { commandLine, putLines, sessionScript } from '../../src/engine/session-script.ts';

const NONCE = '@0123456789abcdef01';

/** Prints its arguments, each followed by a NUL. */
const ECHO = ['sh', '-c', 'for word; do printf "%s\\0" "$word"; done', 'sh'];

/** Runs the session's own shell until it has answered every command. */
function converse(lines: readonly string[], programs: readonly string[] = [], shell: readonly string[] = ['sh']) {
  const frames: Frame[] = [];
  // A group of its own, as in a session: the script ends everything in its group.
  const [program = 'sh', ...args] = shell;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  const reader = new FrameReader(NONCE, (frame) => {
    frames.push(frame);
    if (frames.length === lines.length + 1) child.stdin.end();
  });
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => reader.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  child.stdin.write(`${sessionScript(NONCE, programs)}${lines.join('')}`);
  return new Promise<{ readonly frames: readonly Frame[]; readonly stderr: string }>((ended) =>
    child.once('close', () => ended({ frames, stderr })),
  );
}

const answersOf = (frames: readonly Frame[]) =>
  frames
    .filter((frame) => frame.kind === 'answer')
    .map(({ id, code, stdout, stderr }) => ({ id, code, stdout: String(stdout), stderr: String(stderr) }))
    .sort((a, b) => a.id - b.id);

describe('the session’s script', () => {
  it('greets with the capabilities and the programs that are missing', async () => {
    const { frames, stderr } = await converse([], ['sh', 'no-such-program', "it's; a $(trap)", 'cat']);
    expect({ frames, stderr }).toEqual({
      frames: [
        {
          kind: 'hello',
          capEff: expect.stringMatching(/^[0-9a-f]{16}$/),
          missing: ['no-such-program', "it's;", 'a', '$(trap)'],
        },
      ],
      stderr: '',
    });
  });

  it('ends with its input even when the signal that ends its parts is lost', async () => {
    // A signal that is ignored when a shell begins cannot be trapped.
    const { frames } = await converse([], ['sh'], ['sh', '-c', "trap '' TERM; exec sh"]);
    expect(frames).toHaveLength(1);
  });

  it('hands any words to a program as they are', async () => {
    const word = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', ' ', '\n', '\\', "'", '"', '$(id)', '`id`', '-n', '--', '*', '~', '!', '#', '$1', '\r\n'),
      )
      .map((text) => text.replaceAll('\0', ''));
    const calls = fc.array(fc.array(word, { maxLength: 6 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(calls, async (argvs) => {
        const { frames } = await converse(argvs.map((argv, i) => commandLine(i + 1, 5000, [...ECHO, ...argv])));
        expect(answersOf(frames).map(({ stdout }) => stdout)).toEqual(
          argvs.map((argv) => argv.map((text) => `${text}\0`).join('')),
        );
      }),
      { numRuns: 12 },
    );
  });

  it('answers each command once, and never mixes two', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => i + 1);
    const { frames } = await converse(
      ids.map((id) => commandLine(id, 5000, ['sh', '-c', `echo o${id}; echo e${id} >&2; exit ${id}`])),
    );
    expect(answersOf(frames)).toEqual(ids.map((id) => ({ id, code: id, stdout: `o${id}\n`, stderr: `e${id}\n` })));
  });

  it('gives each command an empty standard input, not its own', async () => {
    const { frames } = await converse([commandLine(1, 5000, ['cat']), commandLine(2, 5000, ['echo', 'still here'])]);
    expect(answersOf(frames)).toEqual([
      { id: 1, code: 0, stdout: '', stderr: '' },
      { id: 2, code: 0, stdout: 'still here\n', stderr: '' },
    ]);
  });

  it('leaves no file behind when its input ends', async () => {
    const { frames } = await converse([commandLine(1, 5000, ['sh', '-c', 'readlink /proc/self/fd/1'])]);
    const [path = ''] = answersOf(frames)[0]?.stdout.split('\n') ?? [];
    expect(path).toMatch(/^\/tmp\/netshoot-run\.[^/]+\/1\.o$/);
    expect(existsSync(dirname(path))).toBe(false);
  });
});

describe('a file that is put into the session', () => {
  const put = (id: number, content: string) =>
    putLines(id, { kind: 'put', name: 'ca-bundle', content, deadlineMs: 1000 });

  it('is there for other commands, byte by byte, whatever it holds', async () => {
    const hostile = 'END-OF-FILE\n$(id) `id` \'"\\\n\u0000\u0001é\u{1f980}\nEND-OF-FILE\n';
    for (const content of ['', hostile, 'x'.repeat(500_000)]) {
      const show = ['sh', '-c', 'cat "$(dirname "$(readlink /proc/$$/fd/1)")/f.ca-bundle"'];
      const { frames, stderr } = await converse([put(1, content), commandLine(2, 5000, show)]);
      const [made, shown] = answersOf(frames);
      expect({ stderr, code: made?.code, same: shown?.stdout === content }).toEqual({
        stderr: '',
        code: 0,
        same: true,
      });
      expect(made?.stdout).toMatch(/^\/tmp\/netshoot-run\.[^/]+\/f\.ca-bundle\n$/);
    }
  });

  it('has a name that can be nothing else', () => {
    const [line] = putLines(1, { kind: 'put', name: '../x; $(id)', content: '', deadlineMs: 1000 }).split('\n');
    expect(line).toBe("nsw 1 xid <<'END-OF-FILE'");
  });
});

describe('a command line', () => {
  it('gives whole seconds, at least one', () => {
    expect([1, 999, 1000, 1001, 12_500].map((ms) => commandLine(7, ms, ['dig', '-x']))).toEqual([
      'nsr 7 1 dig -x\n',
      'nsr 7 1 dig -x\n',
      'nsr 7 1 dig -x\n',
      'nsr 7 2 dig -x\n',
      'nsr 7 13 dig -x\n',
    ]);
  });

  it('has as many bytes as its words need, however long they are', () => {
    expect(Buffer.byteLength(commandLine(1, 1000, ['echo', "'".repeat(10_000)]))).toBeLessThan(41_000);
  });
});
