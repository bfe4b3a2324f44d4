/** An element's start, end, or both in one. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly kind: 'start' | 'end' | 'empty';
}

/** A tag may go on over so many lines, and be so long: nmap itself writes each in one line. */
const LINES_MAX = 32;
const TAG_MAX = 131_072;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const known = Number.isInteger(code) && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff);
  return known ? String.fromCodePoint(code) : whole;
}

function decoded(text: string): string {
  return text.includes('&') ? text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, entity) : text;
}

/** Where the tag that begins before `from` ends. Absent when it does not end here. */
function tagEnd(text: string, from: number): number | undefined {
  let at = from;
  for (;;) {
    const end = text.indexOf('>', at);
    if (end < 0) return undefined;
    // nmap writes > in values as an entity, other writers need not.
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote > end) return end;
    const close = text.indexOf('"', quote + 1);
    if (close < 0) return undefined;
    at = close + 1;
  }
}

function attributesOf(body: string, from: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    const equals = body.indexOf('="', at);
    const close = equals < 0 ? -1 : body.indexOf('"', equals + 2);
    if (close < 0) return attributes;
    attributes.set(body.slice(at, equals).trim(), decoded(body.slice(equals + 2, close)));
    at = close + 1;
  }
}

function tagOf(body: string): Tag | undefined {
  const first = body[0];
  // Declarations, comments and instructions to processors.
  if (first === '?' || first === '!') return undefined;
  if (first === '/') return { name: body.slice(1).trim(), attributes: NO_ATTRIBUTES, kind: 'end' };
  const empty = body.endsWith('/');
  const inner = empty ? body.slice(0, -1) : body;
  const space = inner.search(/\s/);
  const name = space < 0 ? inner : inner.slice(0, space);
  return {
    name,
    attributes: space < 0 ? NO_ATTRIBUTES : attributesOf(inner, space),
    kind: empty ? 'empty' : 'start',
  };
}

/** Takes an XML document line by line, tag by tag. Text between tags is left out: nmap's facts are all attributes. It
 *  checks nothing: a document that was cut or garbled gives the tags that are whole. */
export class TagReader {
  #open: string[] = [];
  #openLength = 0;

  /** A tag began and has not ended. */
  get inTag(): boolean {
    return this.#open.length > 0;
  }

  /** The tags that this line completes. */
  push(line: string): Tag[] {
    const text = this.#joined(line);
    const tags: Tag[] = [];
    let at = 0;
    while (text !== undefined) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      const end = tagEnd(text, start + 1);
      if (end === undefined) {
        this.#keep(text.slice(start));
        break;
      }
      const tag = tagOf(text.slice(start + 1, end));
      if (tag !== undefined) tags.push(tag);
      at = end + 1;
    }
    return tags;
  }

  /** The line with the open tag before it. Absent while that cannot end. */
  #joined(line: string): string | undefined {
    if (this.#open.length === 0) return line;
    // A line that begins a tag shows that the open one was cut.
    if (line.trimStart().startsWith('<')) {
      this.#drop();
      return line;
    }
    this.#keep(line);
    if (!line.includes('>')) return undefined;
    const text = this.#open.join('\n');
    const length = this.#open.length;
    this.#drop();
    return length > LINES_MAX ? undefined : text;
  }

  #keep(text: string): void {
    this.#open.push(text);
    this.#openLength += text.length;
    if (this.#open.length > LINES_MAX || this.#openLength > TAG_MAX) this.#drop();
  }

  #drop(): void {
    this.#open = [];
    this.#openLength = 0;
  }
}
