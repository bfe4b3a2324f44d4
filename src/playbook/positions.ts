import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { Range } from './diagnostic.ts';

/** Where one node of a YAML document stands in its text. */
export interface Place {
  /** The key, when the node is a value of a mapping. */
  readonly key?: Range;
  /** The value. Of a mapping or a list: from its first character to the end of its last item. */
  readonly value: Range;
  /** True when each character of the value is one character of the text at the same distance from its start (plain
   *  scalars on one line, quoted ones without escapes): a place inside the value is then a place in the text. */
  readonly plain: boolean;
}

/** Places by JSON pointer (RFC 6901). The root is the empty string. */
export type Positions = ReadonlyMap<string, Place>;

/** A key that a mapping has twice. */
export interface DuplicateKey {
  readonly key: string;
  readonly second: Range;
  readonly first: Range;
}

/** What one walk over the events tells beside the value. */
export interface Walked {
  readonly positions: Positions;
  readonly duplicates: readonly DuplicateKey[];
  /** Starts of the documents after the first. */
  readonly laterDocuments: readonly number[];
  /** How many nodes the document has when each alias is replaced by what it stands for. */
  readonly expandedNodes: number;
  /** The alias that stands for the most nodes. */
  readonly greatestAlias: Range | undefined;
  /** A list or a mapping in the place of a key. */
  readonly complexKey: Range | undefined;
  /** An alias inside of what it stands for: a value without end. */
  readonly endlessAlias: Range | undefined;
}

interface Frame {
  readonly pointer: string;
  readonly kind: 'document' | 'sequence' | 'mapping';
  readonly start: number;
  /** Written with brackets: its end is a bracket after its last item. */
  readonly flow: boolean;
  readonly key: Range | undefined;
  readonly anchor: string | undefined;
  readonly keys: Map<string, Range>;
  readonly nodesBefore: number;
  pendingKey: { readonly name: string; readonly range: Range } | undefined;
  index: number;
  end: number;
}

type NewFrame = Pick<Frame, 'pointer' | 'kind' | 'start' | 'nodesBefore'> &
  Partial<Pick<Frame, 'flow' | 'key' | 'anchor'>>;

function openFrame(opened: NewFrame): Frame {
  const empty = { flow: false, key: undefined, anchor: undefined, keys: new Map(), pendingKey: undefined, index: 0 };
  return { ...empty, ...opened, end: opened.start };
}

/** One step of a JSON pointer. */
export function pointerToken(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The place of a node, or of the nearest node around it when it is not in the text (the inside of an alias). */
export function placeOf(positions: Positions, pointer: string): Place {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = positions.get(at);
    if (place !== undefined) return place;
    if (at === '') return { value: [0, 0], plain: false };
  }
}

/** Walks the parser's events once and notes where every node stands. Linear in the number of events. */
export function walkEvents(events: readonly Event[], source: string): Walked {
  const positions = new Map<string, Place>();
  const duplicates: DuplicateKey[] = [];
  const laterDocuments: number[] = [];
  const sizes = new Map<string, number>();
  const stack: Frame[] = [];
  let nodes = 0;
  let documents = 0;
  let last = 0;
  let awaited = false;
  let endlessAlias: Range | undefined;
  let complexKey: Range | undefined;
  let greatestAlias: Range | undefined;
  let greatest = 0;

  /** Takes a node as the next key or the next value of the collection that is open. */
  const place = (range: Range, plain: boolean, keyText: string | undefined): { pointer: string; key?: Range } => {
    if (awaited) laterDocuments.push(range[0]);
    awaited = false;
    const parent = stack.at(-1);
    if (parent === undefined || parent.kind === 'document') {
      if (documents === 1) positions.set('', { value: range, plain });
      return { pointer: '' };
    }
    parent.end = Math.max(parent.end, range[1]);
    if (parent.kind === 'mapping' && parent.pendingKey === undefined) {
      const name = keyText ?? '';
      const first = parent.keys.get(name);
      if (first !== undefined && keyText !== undefined) duplicates.push({ key: name, first, second: range });
      parent.keys.set(name, range);
      parent.pendingKey = { name, range };
      return { pointer: `${parent.pointer}/?` };
    }
    const pending = parent.pendingKey;
    const pointer = `${parent.pointer}/${pointerToken(pending?.name ?? parent.index++)}`;
    parent.pendingKey = undefined;
    if (documents === 1) positions.set(pointer, { ...(pending && { key: pending.range }), value: range, plain });
    return { pointer, ...(pending && { key: pending.range }) };
  };

  const anchorOf = (start: number, end: number): string | undefined =>
    start < 0 ? undefined : source.slice(start, end);

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents++;
        if (documents > 1) awaited = true;
        stack.push(openFrame({ pointer: '', kind: 'document', start: last, nodesBefore: nodes }));
        break;
      case EVENT_ID.SCALAR: {
        nodes++;
        const range: Range = event.valueStart < 0 ? emptyRange(stack.at(-1), last) : [event.valueStart, event.valueEnd];
        const quoted = event.style !== SCALAR_STYLE.LITERAL_BLOCK && event.style !== SCALAR_STYLE.FOLDED_BLOCK;
        place(range, event.fast && quoted && event.valueStart >= 0, getScalarValue(source, event));
        const anchor = anchorOf(event.anchorStart, event.anchorEnd);
        if (anchor !== undefined) sizes.set(anchor, 1);
        last = range[1];
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = source.slice(event.anchorStart, event.anchorEnd);
        const range: Range = [event.anchorStart - 1, event.anchorEnd];
        if (stack.some((open) => open.anchor === name)) endlessAlias ??= range;
        const size = sizes.get(name) ?? 1;
        nodes += size;
        if (size > greatest) [greatest, greatestAlias] = [size, range];
        place(range, false, undefined);
        last = range[1];
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        nodes++;
        const parent = stack.at(-1);
        if (parent?.kind === 'mapping' && parent.pendingKey === undefined) {
          complexKey ??= [event.start, event.start + 1];
        }
        const kind = event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence';
        const { pointer, key } = place([event.start, event.start], false, undefined);
        const anchor = anchorOf(event.anchorStart, event.anchorEnd);
        const flow = event.style === COLLECTION_STYLE.FLOW;
        stack.push(openFrame({ pointer, kind, start: event.start, flow, key, anchor, nodesBefore: nodes - 1 }));
        last = Math.max(last, event.start);
        break;
      }
      case EVENT_ID.POP: {
        const closed = stack.pop();
        if (closed === undefined || closed.kind === 'document') {
          if (awaited) laterDocuments.push(last);
          awaited = false;
          break;
        }
        if (closed.flow) closed.end = bracketAfter(source, closed.end);
        const parent = stack.at(-1);
        if (parent !== undefined) parent.end = Math.max(parent.end, closed.end);
        if (closed.anchor !== undefined) sizes.set(closed.anchor, nodes - closed.nodesBefore);
        if (positions.has(closed.pointer) && documents === 1) {
          const value: Range = [closed.start, Math.max(closed.start, closed.end)];
          positions.set(closed.pointer, { ...(closed.key && { key: closed.key }), value, plain: false });
        }
        break;
      }
    }
  }
  return { positions, duplicates, laterDocuments, expandedNodes: nodes, greatestAlias, complexKey, endlessAlias };
}

/** The end of a collection in brackets, from the end of its last item. The parser does not say; comments before the
 *  bracket are not looked through, and the mark is then a little short. */
function bracketAfter(source: string, end: number): number {
  CLOSING.lastIndex = end;
  return end + (CLOSING.exec(source)?.[0].length ?? 0);
}

const CLOSING = /[[{]?["']?[\s,]*[\]}]/y;

/** An empty value has no place of its own: its key stands for it. */
function emptyRange(parent: Frame | undefined, last: number): Range {
  return parent?.pendingKey?.range ?? [last, last];
}
