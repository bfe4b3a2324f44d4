/** Where a socket takes connections from. */
export type BoundTo = 'any' | 'loopback' | 'address';

/** What the own address of a socket says of who may come. Absent when it is a name. IPv6 may stand in brackets. */
export function boundTo(address: string): BoundTo | undefined {
  const bare = address.startsWith('[') ? address.slice(1, address.endsWith(']') ? -1 : undefined) : address;
  if (bare === '*' || bare === '0.0.0.0' || bare === '::') return 'any';
  if (bare === '::1' || /^(?:::ffff:)?127\.[0-9.]+$/.test(bare)) return 'loopback';
  return /^[0-9a-fA-F.]*[.:][0-9a-fA-F.:]*(?:%[^\s%]+)?$/.test(bare) ? 'address' : undefined;
}

/** Splits an address and a port at the last `separator`. Without one there is no port. */
export function splitPort(word: string, separator: string): { readonly address: string; readonly port?: string } {
  const at = word.lastIndexOf(separator);
  return at < 0 ? { address: word } : { address: word.slice(0, at), port: word.slice(at + 1) };
}
