import type { Pieces } from '../../model/tool.ts';
import { belongsAbove, HEADERS, knownOf, type Rest, together, walk } from './list.ts';
import { conclude } from './read.ts';
import type { Socket, Ss } from './value.generated.ts';

/** A saved list of many megabytes, read in pieces. */
export const ssPieces: Pieces<Ss, Socket, Rest> = {
  items: 'sockets',
  headers: HEADERS,
  begins: (line) => !belongsAbove(line),
  read: (text, header, put) => walk(text, header, knownOf(undefined), put),
  end: (rests, sockets) => conclude(together(rests), sockets, []),
};
