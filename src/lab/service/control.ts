import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** How often a service looks whether its lab is still there, in milliseconds. */
const LOOK_MS = 1000;

/** Takes one JSON message a connection on a socket of the file system, and answers `{}` when it is done with it, or
 *  `{"error": ...}`. What `act` returns is run once the answer is on its way. Ends the process when the socket's file is
 *  gone: a lab that was taken down leaves no service, whatever happened to the command that started it. */
export function serveControl(path: string, act: (message: unknown) => Promise<(() => void) | undefined>): void {
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    let text = '';
    connection.setEncoding('utf8');
    connection.on('error', () => connection.destroy());
    connection.on('data', (chunk) => {
      text += chunk;
    });
    connection.on('end', () => {
      void answer(text, act).then(({ said, after }) => connection.end(JSON.stringify(said), () => after?.()));
    });
  });
  server.listen(path);
  setInterval(() => {
    if (!existsSync(path)) process.exit(0);
  }, LOOK_MS);
}

async function answer(text: string, act: (message: unknown) => Promise<(() => void) | undefined>) {
  try {
    return { said: {}, after: await act(JSON.parse(text)) };
  } catch (error) {
    return { said: { error: error instanceof Error ? error.message : String(error) }, after: undefined };
  }
}
