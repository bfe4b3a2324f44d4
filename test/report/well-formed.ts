/** Elements of HTML that have no end tag. */
const VOID = new Set(['meta', 'br']);
/** The five entities of XML, and numbers. */
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;
/** XML 1.0, production 2, without the controls that reports do not use. */
const NOT_XML = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** What is wrong with a document as XML, or as the strict HTML that the renderer writes. Absent when nothing is. */
export function flaw(text: string, kind: 'xml' | 'html'): string | undefined {
  const bad = NOT_XML.exec(text);
  if (bad !== null) return `character U+${text.codePointAt(bad.index)?.toString(16)} at ${bad.index}`;
  const open: string[] = [];
  const rest = text.replace(
    /<(\/?)([a-z][a-z0-9-]*)((?: [a-z-]+="[^"<]*")*)(\/?)>/g,
    (_, close, name, attributes, empty) => {
      if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(attributes)) open.push(`?bare & in ${name}`);
      else if (close === '/') {
        if (open.at(-1) === name) open.pop();
        else open.push(`?end of ${name}`);
      } else if (empty !== '/' && !VOID.has(name)) open.push(name);
      return '';
    },
  );
  if (open.length > 0) return `not closed: ${open.join(' ')}`;
  const left = rest.replace(kind === 'xml' ? '<?xml version="1.0" encoding="UTF-8"?>' : '<!doctype html>', '');
  // A style sheet may hold '>' and '"'; nothing else may hold a bare '<' or '&'.
  const stray = /[<&]/.exec(left.replace(ENTITY, ''));
  return stray === null ? undefined : `stray ${stray[0]}`;
}

/** The names of all elements in a document. */
export function elements(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/<([a-z][a-z0-9-]*)/gi)].map(([, name]) => name ?? ''));
}
