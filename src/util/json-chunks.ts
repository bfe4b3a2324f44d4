/** A value of so many is large. Its whole text may be longer than a string can be (512 MiB in V8). */
const LARGE = 16_384;
/** So many values of a large list are written at once. */
const GROUP = 4_096;
/** A text of this length counts as one value more. */
const LONG = 256;
/** So much text is gathered before it is handed out, in characters. */
const CHUNK = 65_536;

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What is left of `left` after the values in `value` were counted; below zero when there are more. */
function countDown(value: unknown, left: number): number {
  let rest = left - 1;
  if (typeof value === 'string') return rest - Math.floor(value.length / LONG);
  if (!isContainer(value)) return rest;
  const fields: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (let at = 0; at < fields.length && rest >= 0; at++) rest = countDown(fields[at], rest);
  return rest;
}

/** The items of a list that is too large for one call: neighbours that fit go together. */
function* groups(list: readonly unknown[]): Generator<readonly unknown[]> {
  let start = 0;
  let left = GROUP;
  for (const [at, item] of list.entries()) {
    left = countDown(item, left);
    if (left >= 0) continue;
    if (at > start) yield list.slice(start, at);
    start = at;
    left = countDown(item, GROUP);
    if (left >= 0) continue;
    yield [item];
    start = at + 1;
    left = GROUP;
  }
  if (start < list.length) yield list.slice(start);
}

/** Items on lines of their own, each without white space in it. */
function lines(items: readonly unknown[], pad: string): string {
  let text = '';
  for (const item of items) text += `${text === '' ? '' : ',\n'}${pad}${JSON.stringify(item ?? null)}`;
  return text;
}

function* pieces(value: unknown, pad: string): Generator<string> {
  if (!isContainer(value) || countDown(value, GROUP) >= 0) {
    yield JSON.stringify(value) ?? 'null';
    return;
  }
  const inner = `${pad}  `;
  if (Array.isArray(value)) {
    let before = '[\n';
    for (const group of groups(value)) {
      yield before;
      if (group.length > 1) yield lines(group, inner);
      else {
        yield inner;
        yield* pieces(group[0] ?? null, inner);
      }
      before = ',\n';
    }
    yield `\n${pad}]`;
    return;
  }
  let before = '{\n';
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue;
    yield `${before}${inner}${JSON.stringify(key)}: `;
    yield* pieces(field, inner);
    before = ',\n';
  }
  yield before === '{\n' ? '{}' : `\n${pad}}`;
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
