import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, FrameReader } from '../../src/engine/frames.ts';

const NONCE = '@0123456789abcdef01';

interface Answer {
  readonly id: number;
  readonly code: number;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
}

/** The bytes of one answer, as the session's script writes them. */
function written({ id, code, stdout, stderr }: Answer): Buffer {
  return Buffer.concat([
    Buffer.from(`${NONCE} ${id} ${code} ${stdout.length} ${stderr.length}\n`),
    Buffer.from(stdout),
    Buffer.from(stderr),
  ]);
}

/** What a reader makes of a stream that comes in pieces. */
function readPieces(pieces: readonly Buffer[]): readonly Frame[] {
  const frames: Frame[] = [];
  const reader = new FrameReader(NONCE, (frame) => frames.push(frame));
  for (const piece of pieces) reader.push(piece);
  return frames;
}

/** A stream cut at the given places. */
function cutAt(bytes: Buffer, places: readonly number[]): readonly Buffer[] {
  const sorted = [0, ...[...places].map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, i) => bytes.subarray(sorted[i] ?? 0, end));
}

const plain = (frames: readonly Frame[]): readonly unknown[] =>
  frames.map((frame) =>
    frame.kind === 'answer' ? { ...frame, stdout: [...frame.stdout], stderr: [...frame.stderr] } : frame,
  );

const asFrame = ({ id, code, stdout, stderr }: Answer): unknown => ({
  kind: 'answer',
  id,
  code,
  stdout: [...stdout],
  stderr: [...stderr],
});

const body = fc.uint8Array({ maxLength: 60 });
const answer = fc.record({ id: fc.nat(), code: fc.nat(255), stdout: body, stderr: body });
const lineOfNoise = fc.string({ unit: 'binary' }).map((text) => `${text.replace(/[\r\n]/g, '')}\n`);

describe('a session’s standard output', () => {
  it('gives the same answers wherever the stream is cut, whatever the bodies hold', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (answers, places) => {
        const bytes = Buffer.concat(answers.map(written));
        expect(plain(readPieces(cutAt(bytes, places)))).toEqual(answers.map(asFrame));
      }),
    );
  });

  it('gives the same answers byte by byte', () => {
    const answers = [
      { id: 1, code: 0, stdout: Buffer.from('a\nb'), stderr: Buffer.of() },
      { id: 2, code: 255, stdout: Buffer.of(0, 255, 10, 13), stderr: Buffer.from(`${NONCE} 3 0 1 1\n`) },
      { id: 3, code: 9, stdout: Buffer.of(), stderr: Buffer.of() },
    ];
    const bytes = Buffer.concat(answers.map(written));
    expect(plain(readPieces([...bytes].map((byte) => Buffer.of(byte))))).toEqual(answers.map(asFrame));
  });

  it('is understood after an image’s greeting, with or without a CR', () => {
    fc.assert(
      fc.property(fc.array(lineOfNoise, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 6 }), (noise, places) => {
        const answers = [{ id: 7, code: 1, stdout: Buffer.from('x'), stderr: Buffer.from('y') }];
        const hello = Buffer.from(`${NONCE} hello 0000000000002000 mtr nft\r\n`);
        const bytes = Buffer.concat([Buffer.from(noise.join('')), hello, ...answers.map(written)]);
        expect(plain(readPieces(cutAt(bytes, places)))).toEqual([
          { kind: 'hello', capEff: '0000000000002000', missing: ['mtr', 'nft'] },
          ...answers.map(asFrame),
        ]);
      }),
    );
  });

  it('says nothing of a body that is not whole, and tells it when its last byte comes', () => {
    const bytes = written({ id: 4, code: 0, stdout: Buffer.from('four'), stderr: Buffer.from('five5') });
    const frames: Frame[] = [];
    const reader = new FrameReader(NONCE, (frame) => frames.push(frame));
    reader.push(bytes.subarray(0, -1));
    expect(frames).toEqual([]);
    reader.push(bytes.subarray(-1));
    expect(plain(frames)).toEqual([
      asFrame({ id: 4, code: 0, stdout: Buffer.from('four'), stderr: Buffer.from('five5') }),
    ]);
  });

  it('does not take a line with another nonce, or with half the numbers, for an answer', () => {
    const pieces = [
      Buffer.from(`@ffffffffffffffffff 1 0 0 0\n${NONCE}\n${NONCE} 2 0\n`),
      written({ id: 3, code: 0, stdout: Buffer.of(), stderr: Buffer.of() }),
    ];
    expect(plain(readPieces(pieces))).toEqual([asFrame({ id: 3, code: 0, stdout: Buffer.of(), stderr: Buffer.of() })]);
  });

  it('is read in time linear in its length, also in very small pieces', () => {
    const bytes = written({ id: 1, code: 0, stdout: Buffer.alloc(4_000_000, 10), stderr: Buffer.of() });
    const pieces = Array.from({ length: Math.ceil(bytes.length / 512) }, (_, i) =>
      bytes.subarray(i * 512, (i + 1) * 512),
    );
    const begin = performance.now();
    expect(readPieces(pieces)).toHaveLength(1);
    // Linear is some 10 ms here; copying what came before for each piece is 15 GB.
    expect(performance.now() - begin).toBeLessThan(1500);
  });
});
