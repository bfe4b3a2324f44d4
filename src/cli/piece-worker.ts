// A worker of `parse`: reads the pieces that it is sent, one after another. A bundle of its own: it knows nothing but the
// readers that work in pieces.
import { parentPort } from 'node:worker_threads';
import { type Piece, readPiece } from '../pipeline/pieces.ts';

parentPort?.on('message', (piece: Piece) => {
  const read = readPiece(piece);
  parentPort?.postMessage(read, [read.input, read.room]);
});
