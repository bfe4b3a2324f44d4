const BLOCK = 512;

/** The first regular file in a tar stream (POSIX ustar, as `docker cp CONTAINER:PATH -` prints it). Absent when there
 *  is none. */
export function firstFileOfTar(tar: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1');
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    if (header[0] === 0) return undefined;
    const size = Number.parseInt(text.decode(header.subarray(124, 136)), 8);
    if (!Number.isFinite(size)) return undefined;
    const type = text.decode(header.subarray(156, 157));
    if (type === '0' || type === '\0') return tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}
