/** A value of so many is large. Its whole text may be longer than a string can be (512 MiB in V8). */
const LARGE = 16_384;
/** A value of so many inside of a large one is still written at once. */
const GROUP = 4_096;
/** A text of this length counts as one value more. */
const LONG = 256;
/** So much text is gathered before it is handed out, in characters. */
const CHUNK = 65_536;

interface Fields {
  readonly [key: string]: unknown;
}

function isContainer(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** What is left of `left` after the values in `value` were counted; below zero when there are more. Each value of a large
 *  one is counted: nothing is copied for it. */
function countDown(value: unknown, left: number): number {
  let rest = left - 1;
  if (typeof value === 'string') return value.length < LONG ? rest : rest - Math.floor(value.length / LONG);
  if (!isContainer(value)) return rest;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && rest >= 0; at++) rest = countDown(value[at], rest);
    return rest;
  }
  const fields: Fields = value;
  for (const key in fields) {
    if (rest < 0) break;
    const field = fields[key];
    rest = typeof field === 'number' || typeof field === 'boolean' ? rest - 1 : countDown(field, rest);
  }
  return rest;
}

function* listPieces(list: readonly unknown[], pad: string): Generator<string> {
  const inner = `${pad}  `;
  let text = '[\n';
  for (const [at, item] of list.entries()) {
    text += at === 0 ? inner : `,\n${inner}`;
    if (countDown(item, GROUP) >= 0) text += JSON.stringify(item ?? null);
    else {
      yield text;
      yield* pieces(item, inner);
      text = '';
    }
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}\n${pad}]`;
}

function* fieldPieces(fields: Fields, pad: string): Generator<string> {
  const inner = `${pad}  `;
  let before = '{\n';
  let text = '';
  for (const key of Object.keys(fields)) {
    const field = fields[key];
    if (field === undefined) continue;
    text += `${before}${inner}${JSON.stringify(key)}: `;
    before = ',\n';
    if (typeof field === 'number') text += JSON.stringify(field);
    else {
      yield text;
      yield* pieces(field, inner);
      text = '';
    }
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield before === '{\n' ? '{}' : `${text}\n${pad}}`;
}

function* pieces(value: unknown, pad: string): Generator<string> {
  if (!isContainer(value) || countDown(value, GROUP) >= 0) yield JSON.stringify(value) ?? 'null';
  else if (Array.isArray(value)) yield* listPieces(value, pad);
  else yield* fieldPieces(value, pad);
}

/** A value as JSON in chunks of about 64 KiB: as `JSON.stringify(value, null, 2)` gives it, but a large one with an item of
 *  a list on each line. For plain data: objects, lists, text, numbers, booleans and null. */
export function* jsonChunks(value: unknown): Generator<string> {
  if (countDown(value, LARGE) >= 0) {
    yield JSON.stringify(value, null, 2) ?? 'null';
    return;
  }
  let chunk = '';
  for (const piece of pieces(value, '')) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** What stands between the items of a large list of a value's field. */
export const ITEM_BREAK = ',\n    ';

/** An item of a large list of a value's field, as `jsonChunks` writes it. */
export function itemText(item: unknown): string {
  const text = JSON.stringify(item ?? null);
  // So little text holds no such number of values.
  if (text.length < GROUP || countDown(item, GROUP) >= 0) return text;
  return [...pieces(item, '    ')].join('');
}

/** The text around the items of a large value's first field, of `itemText`s with ITEM_BREAK between them, as `jsonChunks`
 *  writes the whole: before them, and behind them. */
export function aroundItems(
  field: string,
  rest: Readonly<Record<string, unknown>>,
): { readonly before: string; readonly behind: string } {
  let behind = '\n  ]';
  for (const [key, value] of Object.entries(rest))
    if (key !== field && value !== undefined)
      behind += `,\n  ${JSON.stringify(key)}: ${[...pieces(value, '  ')].join('')}`;
  return { before: `{\n  ${JSON.stringify(field)}: [\n    `, behind: `${behind}\n}` };
}
