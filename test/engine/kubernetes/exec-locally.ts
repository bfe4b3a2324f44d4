import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Obj } from './cluster.ts';
import { Spdy } from './spdy.ts';
import { WebSocket } from './websocket.ts';

/** What carries the streams of `kubectl exec`. */
interface Carrier {
  readonly send: (stream: 'stdout' | 'stderr', chunk: Buffer) => void;
  readonly end: (status: Obj) => void;
  /** Called once: what to do with input, at its end, and when the client is gone. Starts the command when all streams of
   *  the client are there. */
  readonly listen: (ears: {
    readonly ready: () => void;
    readonly input: (chunk: Buffer) => void;
    readonly inputEnd: () => void;
    readonly gone: () => void;
  }) => void;
}

/** Runs a container's command, and carries its streams over a WebSocket or, for a kubectl before 1.31, over SPDY.
 *  `started` is told its process. */
export function execLocally(exec: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly argv: readonly string[];
  readonly refusal: Obj;
  readonly started: (pid: number | undefined) => void;
}): void {
  const { request, socket, argv, refusal, started } = exec;
  if (refusal !== undefined) {
    const body = JSON.stringify(refusal);
    socket.end(
      `HTTP/1.1 ${refusal.code} ${refusal.reason}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
    return;
  }
  const wants = new URL(request.url ?? '/', 'http://cluster').searchParams;
  const spdy = /spdy/i.test(request.headers.upgrade ?? '');
  const carrier = spdy ? overSpdy(request, socket, wants) : overWebSocket(request, socket);
  const wantsInput = wants.get('stdin') === 'true';
  let child: ChildProcessWithoutNullStreams | undefined;
  carrier.listen({
    ready: () => {
      child = startCommand(argv, carrier);
      started(child.pid);
      if (!wantsInput) child.stdin.end();
    },
    input: (chunk) => void (wantsInput && child?.stdin.write(chunk)),
    inputEnd: () => child?.stdin.end(),
    // The runtime closes the input of what it started when the client is gone.
    gone: () => child?.stdin.end(),
  });
}

function startCommand([program = '', ...args]: readonly string[], carrier: Carrier): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, { detached: true });
  child.stdout.on('data', (chunk: Buffer) => carrier.send('stdout', chunk));
  child.stderr.on('data', (chunk: Buffer) => carrier.send('stderr', chunk));
  child.stdin.on('error', () => {});
  child.on('error', (error) => {
    const message = `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "0": OCI runtime exec failed: exec failed: unable to start container process: exec: "${program}": executable file not found in $PATH`;
    carrier.end({
      status: 'Failure',
      reason: 'InternalError',
      message: error.message.includes('ENOENT') ? message : error.message,
      code: 500,
    });
  });
  child.on('close', (code, signal) => {
    const exit = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15);
    if (exit < 0) return;
    carrier.end(
      exit === 0
        ? { metadata: {}, status: 'Success' }
        : {
            metadata: {},
            status: 'Failure',
            message: `command terminated with non-zero exit code: exit status ${exit}`,
            reason: 'NonZeroExitCode',
            details: { causes: [{ reason: 'ExitCode', message: String(exit) }] },
          },
    );
  });
  return child;
}

/** v5.channel.k8s.io: the first byte of a message says which stream it is of. */
function overWebSocket(request: IncomingMessage, socket: Duplex): Carrier {
  const [STDIN, STDOUT, STDERR, ERROR, CLOSE] = [0, 1, 2, 3, 255];
  const websocket = new WebSocket(request, socket, 'v5.channel.k8s.io');
  const send = (channel: number, data: Buffer) => websocket.send(Buffer.concat([Buffer.from([channel]), data]));
  return {
    send: (stream, chunk) => send((stream === 'stdout' ? STDOUT : STDERR) ?? 1, chunk),
    end: (status) => {
      send(ERROR ?? 3, Buffer.from(JSON.stringify(status)));
      websocket.close();
    },
    listen: ({ ready, input, inputEnd, gone }) => {
      ready();
      websocket.onMessage = (message) => {
        const [channel = -1] = message;
        if (channel === STDIN) input(message.subarray(1));
        if (channel === CLOSE && message[1] === STDIN) inputEnd();
      };
      websocket.onEnd = gone;
    },
  };
}

/** v4.channel.k8s.io: each stream is one of SPDY. The command begins when the client has opened all that it asked for. */
function overSpdy(request: IncomingMessage, socket: Duplex, wants: URLSearchParams): Carrier {
  const spdy = new Spdy(request, socket);
  const missing = new Set(['error', ...['stdin', 'stdout', 'stderr'].filter((name) => wants.get(name) === 'true')]);
  return {
    send: (stream, chunk) => spdy.send(stream, chunk),
    end: (status) => {
      spdy.finish('stdout');
      spdy.finish('stderr');
      spdy.send('error', Buffer.from(JSON.stringify(status)));
      spdy.finish('error');
      // The client closes when it has read all.
      setTimeout(() => spdy.close(), 1_000).unref();
    },
    listen: ({ ready, input, inputEnd, gone }) => {
      spdy.onOpen = (name) => {
        if (missing.delete(name) && missing.size === 0) ready();
      };
      spdy.onData = (name, data) => name === 'stdin' && input(data);
      spdy.onFinish = (name) => name === 'stdin' && inputEnd();
      spdy.onEnd = gone;
    },
  };
}

/** A command as a process of this machine, with just the capabilities of its container where we are root. */
export function confined(spec: Obj, argv: readonly string[]): readonly string[] {
  if (process.getuid?.() !== 0 || spec?.securityContext === undefined) return argv;
  const { capabilities = {}, runAsUser = 0 } = spec.securityContext;
  const added = (capabilities.add ?? []).map((one: string) => `+${one.toLowerCase()}`);
  const bounding = capabilities.drop?.includes('ALL')
    ? ['-all', ...added].join(',')
    : '-all,+net_raw,+net_bind_service,+setgid';
  return [
    ...['setpriv', `--bounding-set=${bounding}`, '--inh-caps=-all', '--no-new-privs'],
    ...(runAsUser === 0 ? [] : [`--reuid=${runAsUser}`, '--clear-groups']),
    '--',
    ...argv,
  ];
}
