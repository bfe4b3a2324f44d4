/** Columns that a text takes on a terminal. */
export type Measure = (text: string) => number;

/** Latin letters and the punctuation that reports use: one column each. */
const NARROW = /^[\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/;

/** A measure for the given text. The library that knows wide and joined characters takes 70 ms to load, so it is loaded
 *  only for text that has some. */
export async function measureFor(text: string): Promise<Measure> {
  if (NARROW.test(text)) return (part) => part.length;
  const { default: stringWidth } = await import('string-width');
  return (part) => (NARROW.test(part) ? part.length : stringWidth(part));
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A word in pieces of at most `width` columns. */
function breakWord(word: string, width: number, measure: Measure): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const columns = measure(segment);
    if (used + columns > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += columns;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** One line of text as lines of at most `width` columns, broken at spaces where there are some. Nothing is lost but
 *  the spaces at breaks. */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  const room = Math.max(8, width);
  if (measure(text) <= room) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const pieces = measure(word) > room ? breakWord(word, room, measure) : [word];
    for (const [index, piece] of pieces.entries()) {
      const columns = measure(piece);
      if (line !== '' && index === 0 && used + 1 + columns <= room) {
        line += ` ${piece}`;
        used += 1 + columns;
        continue;
      }
      if (line !== '') lines.push(line);
      line = piece;
      used = columns;
    }
  }
  return line === '' ? lines : [...lines, line];
}
