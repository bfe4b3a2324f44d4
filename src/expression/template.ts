import type { Context, Expression, Outcome, References, Template } from '../model/expression.ts';
import { toText } from './outcome.ts';
import type { Problem } from './pattern.ts';

type Piece = { readonly kind: 'text' | 'expression'; readonly text: string; readonly start: number };

/** Cuts text at its `${{ ... }}`. A `}}` inside a quoted string of the expression does not end it. */
export function splitTemplate(
  text: string,
): { readonly ok: true; readonly pieces: readonly Piece[] } | { readonly ok: false; readonly problem: Problem } {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('${{', at);
    if (open < 0) break;
    if (open > at) pieces.push({ kind: 'text', text: text.slice(at, open), start: at });
    const close = findClose(text, open + 3);
    if (close < 0)
      return { ok: false, problem: { message: 'this ${{ is never closed with }}', start: open, end: open + 3 } };
    const inner = text.slice(open + 3, close);
    const lead = inner.length - inner.trimStart().length;
    if (inner.trim() === '')
      return {
        ok: false,
        problem: { message: 'there is no expression between ${{ and }}', start: open, end: close + 2 },
      };
    pieces.push({ kind: 'expression', text: inner.trim(), start: open + 3 + lead });
    at = close + 2;
  }
  if (at < text.length || text === '') pieces.push({ kind: 'text', text: text.slice(at), start: at });
  return { ok: true, pieces };
}

function findClose(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '}' && text[i + 1] === '}') return i;
  }
  return -1;
}

function merge(expressions: readonly Expression[]): References {
  const all = expressions.map(({ references }) => references);
  return {
    steps: new Set(all.flatMap(({ steps }) => [...steps])),
    facts: new Set(all.flatMap(({ facts }) => [...facts])),
    params: new Set(all.flatMap(({ params }) => [...params])),
    to: all.some(({ to }) => to),
    target: all.some(({ target }) => target),
    peer: all.some(({ peer }) => peer),
  };
}

/** A template from its parts. */
export function templateOf(source: string, parts: readonly (string | Expression)[]): Template {
  const expressions = parts.filter((part) => typeof part !== 'string');
  const [only] = parts;
  const single = parts.length === 1 && only !== undefined && typeof only !== 'string' ? only : undefined;
  const evaluate = (context: Context): Outcome => {
    if (single !== undefined) return single.evaluate(context);
    let text = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      const outcome = part.evaluate(context);
      if (outcome.kind === 'unknown') return outcome;
      text += toText(outcome.value);
    }
    return { kind: 'value', value: text, typed: text };
  };
  const render = (context: Context, quote: (text: string) => string = (text) => text): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const outcome = part.evaluate(context);
        return outcome.kind === 'value' ? quote(toText(outcome.value)) : '(unknown)';
      })
      .join('');
  return {
    source,
    type: single?.type ?? 'string',
    references: merge(expressions),
    constant: expressions.every(({ constant }) => constant),
    evaluate,
    render,
  };
}
