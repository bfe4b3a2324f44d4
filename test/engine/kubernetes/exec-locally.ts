import { spawn } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Obj } from './cluster.ts';
import { WebSocket } from './websocket.ts';

/** The channels of `kubectl exec` (v5.channel.k8s.io). */
const [STDIN, STDOUT, STDERR, ERROR, CLOSE] = [0, 1, 2, 3, 255];
const PROTOCOL = 'v5.channel.k8s.io';

/** Runs a container's command, and carries its streams over a WebSocket. @returns its process. */
export function execLocally(exec: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly argv: readonly string[];
  readonly refusal: Obj;
}): number | undefined {
  const { request, socket, argv, refusal } = exec;
  if (refusal !== undefined) {
    const body = JSON.stringify(refusal);
    socket.end(
      `HTTP/1.1 ${refusal.code} ${refusal.reason}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
    return undefined;
  }
  const websocket = new WebSocket(request, socket, PROTOCOL);
  const [program = '', ...args] = argv;
  const child = spawn(program, args, { detached: true });
  const end = (status: Obj) => {
    websocket.send(Buffer.concat([Buffer.from([ERROR ?? 3]), Buffer.from(JSON.stringify(status))]));
    websocket.close();
  };
  child.stdout.on('data', (chunk: Buffer) => websocket.send(Buffer.concat([Buffer.from([STDOUT ?? 1]), chunk])));
  child.stderr.on('data', (chunk: Buffer) => websocket.send(Buffer.concat([Buffer.from([STDERR ?? 2]), chunk])));
  child.stdin.on('error', () => {});
  child.on('error', (error) => {
    const message = `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "0": OCI runtime exec failed: exec failed: unable to start container process: exec: "${program}": executable file not found in $PATH`;
    end({
      status: 'Failure',
      reason: 'InternalError',
      message: error.message.includes('ENOENT') ? message : error.message,
      code: 500,
    });
  });
  child.on('close', (code, signal) => {
    const exit = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15);
    if (exit < 0) return;
    end(
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
  const wantsInput = new URL(request.url ?? '/', 'http://cluster').searchParams.get('stdin') === 'true';
  if (!wantsInput) child.stdin.end();
  websocket.onMessage = (message) => {
    const [channel = -1] = message;
    if (channel === STDIN && wantsInput) child.stdin.write(message.subarray(1));
    if (channel === CLOSE && message[1] === STDIN) child.stdin.end();
  };
  // The runtime closes the input of what it started when the client is gone.
  websocket.onEnd = () => child.stdin.end();
  return child.pid;
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
