import { describe, expect, it } from 'vitest';
import type { Tool } from '../../src/model/tool.ts';
import { cutOf, headerIn, type PieceRead, readPiece } from '../../src/pipeline/pieces.ts';
import { parseSaved, tools } from '../../src/pipeline/toolbox.ts';
import { aroundItems, ITEM_BREAK, jsonChunks } from '../../src/util/json-chunks.ts';
import { fixtures } from '../tools/fixtures.ts';

/** A text cut where it may be, into pieces of about so many bytes. */
function inPieces(tool: Tool, of: NonNullable<Tool['pieces']>, text: string, size: number) {
  const all = Buffer.from(text);
  const read: PieceRead[] = [];
  let header: string | undefined;
  let open = Buffer.alloc(0);
  const send = (bytes: Buffer) => {
    const own = headerIn(of, bytes);
    const { buffer: input } = new Uint8Array(bytes);
    // Too little room at first: it grows.
    const room = new ArrayBuffer(16);
    read.push(readPiece({ tool: tool.name, input, length: bytes.length, header, headed: own !== undefined, room }));
    header = own ?? header;
  };
  for (let at = 0; at < all.length; at += size) {
    open = Buffer.concat([open, all.subarray(at, at + size)]);
    const cut = cutOf(of, open);
    if (cut > 0) send(open.subarray(0, cut));
    open = open.subarray(cut);
  }
  if (open.length > 0) send(open);
  const items = read.reduce((sum, one) => sum + one.items, 0);
  const reading = of.end(
    read.flatMap(({ rests }) => rests),
    items,
  );
  const json = read
    .filter((one) => one.items > 0)
    .map(({ room, length }) => Buffer.from(room, 0, length).toString('utf8'))
    .join(ITEM_BREAK);
  return { reading, json, pieces: read.length };
}

const able = [...tools.values()].flatMap((tool) => (tool.pieces === undefined ? [] : [[tool.name, tool] as const]));

describe.each(able)('%s in pieces', (name, tool) => {
  const of = tool.pieces;
  if (of === undefined) throw new Error('it has none');
  const recorded = fixtures.filter((fixture) => fixture.tool === name && fixture.input.stdout !== '');
  const texts = [
    ...recorded.map((fixture) => [fixture.name, fixture.input.stdout] as const),
    ['all recordings, one behind the other', recorded.map(({ input }) => input.stdout).join('')] as const,
    ['with CRLF', recorded.map(({ input }) => input.stdout.replaceAll('\n', '\r\n')).join('')] as const,
    ['without a line feed', 'x'.repeat(5000)] as const,
    ['of blank lines', '\n'.repeat(500)] as const,
    ['not in ASCII', `${recorded[0]?.input.stdout ?? ''}é\u{1f980}\u202e\n`.repeat(3)] as const,
  ];

  it.each(texts)('gives the reading of the whole: %s', (_, text) => {
    const whole = parseSaved(tool, text);
    for (const size of [64, 257, 1000, 4096, 1 << 20]) {
      const { reading, json, pieces } = inPieces(tool, of, text, size);
      if (whole.kind !== 'value') {
        expect(reading).toEqual(whole);
        continue;
      }
      expect(reading.kind).toBe('value');
      const items: unknown = JSON.parse(`[${json}]`);
      const rest = reading.kind === 'value' ? reading.value : undefined;
      expect({ ...Object(rest), [of.items]: items }).toEqual(whole.value);
      expect(pieces).toBeGreaterThanOrEqual(1);
    }
  });

  it.each([1 << 14, 1 << 16, 1 << 22])(
    'is written as a large value is written whole, in pieces of %i bytes',
    (size) => {
      const values = recorded.filter(({ input }) => parseSaved(tool, input.stdout).kind === 'value');
      const text = values
        .map(({ input }) => input.stdout)
        .join('')
        .repeat(30);
      const whole = parseSaved(tool, text);
      const { reading, json } = inPieces(tool, of, text, size);
      if (whole.kind !== 'value' || reading.kind !== 'value') throw new Error('it is no value');
      const { before, behind } = aroundItems(of.items, Object(reading.value));
      expect(before + json + behind === [...jsonChunks(whole.value)].join('')).toBe(true);
    },
  );
});
