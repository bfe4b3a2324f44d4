/** A list with more items than this is written item by item: the whole text of a large value may be longer than a string
 *  can be (512 MiB in V8). */
const WHOLE_ITEMS = 64;
/** So much text is gathered before it is handed out, in characters. */
const CHUNK = 65_536;

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function* pieces(value: unknown, pad: string): Generator<string> {
  const inner = `${pad}  `;
  if (Array.isArray(value) && value.length > WHOLE_ITEMS) {
    let before = '[\n';
    for (const item of value) {
      yield before + inner;
      yield* pieces(item ?? null, inner);
      before = ',\n';
    }
    yield `\n${pad}]`;
    return;
  }
  if (isContainer(value) && Object.values(value).some(isContainer) && !Array.isArray(value)) {
    let before = '{\n';
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${before}${inner}${JSON.stringify(key)}: `;
      yield* pieces(field, inner);
      before = ',\n';
    }
    yield before === '{\n' ? '{}' : `\n${pad}}`;
    return;
  }
  yield (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${pad}`);
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
