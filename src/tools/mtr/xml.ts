/** What a line of `mtr --xml` says. */
export type XmlSaid =
  | { readonly kind: 'mtr'; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'hub'; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'cell'; readonly column: string; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'noise' };

/** `<MTR SRC="a" DST="203.0.113.2" TOS="0x0" PSIZE="64" BITPATTERN="0x00" TESTS="2">`, `<HUB COUNT="1" HOST="192.0.2.1">` */
const OPEN = /^ {0,8}<(?<what>MTR|HUB) (?<rest>[^<>]{1,1000})>$/;
/** `<Loss>  0.0%</Loss>`, in old versions `<Loss%>  0.0</Loss%>` */
const CELL = /^ {0,12}<(?<column>[A-Za-z]{1,8})%?> *(?<text>[0-9.,]{1,12})%?<\//;

/** A line of `mtr --xml`. Absent when it is none. */
export function readXmlLine(line: string): XmlSaid | undefined {
  if (line.length > 1_200 || !line.includes('<')) return undefined;
  const open = OPEN.exec(line)?.groups;
  if (open !== undefined) {
    const attributes = new Map(
      [...(open.rest ?? '').matchAll(/([A-Z]{1,12})="([^"]{0,300})"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    return { kind: open.what === 'MTR' ? 'mtr' : 'hub', attributes };
  }
  const cell = CELL.exec(line)?.groups;
  if (cell !== undefined) return { kind: 'cell', column: cell.column ?? '', text: cell.text ?? '' };
  if (line.trim() === '</HUB>') return { kind: 'end' };
  return /^(?:<\?xml .*\?>|<\/MTR>)$/.test(line.trim()) ? { kind: 'noise' } : undefined;
}
