/** So many values are written by one call of `JSON.stringify`. The whole text of a large value may be longer than a string
 *  can be (512 MiB in V8); one call for each small one takes three times as long. */
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

function whole(value: unknown, pad: string): string {
  const text = JSON.stringify(value, null, 2) ?? 'null';
  return pad === '' ? text : text.replaceAll('\n', `\n${pad}`);
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

function* pieces(value: unknown, pad: string): Generator<string> {
  if (countDown(value, GROUP) >= 0 || !isContainer(value)) {
    yield whole(value, pad);
    return;
  }
  const inner = `${pad}  `;
  if (Array.isArray(value)) {
    let before = '[\n';
    for (const group of groups(value)) {
      yield before;
      if (group.length > 1) {
        const text = whole(group, pad);
        // Without the brackets, the line feed behind the first, and the one before the last with its indent.
        yield text.slice(2, -2 - pad.length);
      } else {
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

/** What `JSON.stringify(value, null, 2)` gives, in chunks of about 64 KiB. For plain data: objects, lists, text, numbers,
 *  booleans and null. */
export function* jsonChunks(value: unknown): Generator<string> {
  let chunk = '';
  for (const piece of pieces(value, '')) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
