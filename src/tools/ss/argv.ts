import type { Arguments } from '../../model/tool.ts';
import { ipVersion } from '../../util/address.ts';

/** What -A takes for each kind. */
const QUERIES: Readonly<Record<string, string>> = {
  tcp_udp: 'tcp,udp',
  vsock: 'vsock_stream,vsock_dgram',
};

/** Kinds whose sockets have IP addresses. */
export const IP_FAMILIES: readonly string[] = ['tcp_udp', 'tcp', 'udp', 'inet', 'raw', 'sctp', 'mptcp'];

/** An address as ss's own little language takes it: IPv6 in brackets. */
function addressWord(value: unknown): string {
  const text = String(value);
  return ipVersion(text.split('/', 1)[0] ?? '') === 6 ? `[${text}]` : text;
}

/** What follows the options: `state close-wait`, `sport = :80`. Each word stands alone. */
function filter(args: Arguments): readonly string[] {
  return [
    ...(args.state === undefined || args.state === 'all' ? [] : ['state', String(args.state)]),
    ...(args.local_port === undefined ? [] : ['sport', '=', `:${args.local_port}`]),
    ...(args.peer_port === undefined ? [] : ['dport', '=', `:${args.peer_port}`]),
    ...(args.local_address === undefined ? [] : ['src', addressWord(args.local_address)]),
    ...(args.peer_address === undefined ? [] : ['dst', addressWord(args.peer_address)]),
  ];
}

/** The header is asked for (no -H): it proves that ss looked and found nothing. */
export function ssArgv(args: Arguments): readonly string[] {
  const family = String(args.family ?? 'tcp_udp');
  const on = (name: string, option: string, otherwise: boolean) => ((args[name] ?? otherwise) === true ? [option] : []);
  return [
    'ss',
    ...(args.state === undefined || args.state === 'all' ? ['-a'] : []),
    ...on('numeric', '-n', true),
    ...on('processes', '-p', true),
    ...on('timers', '-o', true),
    ...on('extended', '-e', true),
    ...on('info', '-i', false),
    ...on('memory', '-m', false),
    ...(args.version !== undefined && IP_FAMILIES.includes(family) ? [`-${args.version}`] : []),
    '-A',
    QUERIES[family] ?? family,
    ...filter(args),
  ];
}
