import { type Hub, hubOf, whole } from './hub.ts';

/** The columns of `mtr --csv`, and what separates them (a semicolon in some versions). */
export interface CsvHead {
  readonly separator: string;
  readonly columns: readonly string[];
}

/** `Mtr_Version,Start_Time,Status,Host,Hop,Ip,Loss%,Snt, ,Last,Avg,Best,Wrst,StDev,` Absent when it is none. */
export function readCsvHead(line: string): CsvHead | undefined {
  const separator = /^Mtr_Version(?<separator>[,;])/.exec(line)?.groups?.separator;
  return separator === undefined ? undefined : { separator, columns: line.split(separator).map((name) => name.trim()) };
}

/** `MTR.0.95,1795491566,OK,203.0.113.2,1,192.0.2.1,0.00,2,0,0.08,0.09,0.08,0.09,0.01` */
export function readCsvHub(
  line: string,
  { separator, columns }: CsvHead,
): { readonly hub: Hub; readonly destination: string } | undefined {
  if (!line.startsWith('MTR.') || line.length > 2_000) return undefined;
  const words = line.split(separator);
  const cells = new Map<string, unknown>(columns.map((column, at) => [column === 'Asn' ? 'ASN' : column, words[at]]));
  const count = whole(cells.get('Hop'));
  if (count === undefined) return undefined;
  return { hub: hubOf(count, String(cells.get('Ip') ?? ''), cells), destination: String(cells.get('Host') ?? '') };
}
