/** What ping says about itself instead of about a reply. */
export type Trouble =
  | { readonly kind: 'unknown_host'; readonly text: string }
  | { readonly kind: 'local_error'; readonly text: string }
  | { readonly kind: 'no_privilege'; readonly text: string };

const PREFIX = /^ping6?: (?<text>.+)$/;
/** glibc and musl texts of getaddrinfo(3), BusyBox's `bad address`, and old iputils' `unknown host`. */
const UNKNOWN_HOST =
  /^(?:bad address |unknown host |cannot resolve |getaddrinfo -- |\S+: (?:nodename nor servname provided, or not known|Name or service not known|Temporary failure in name resolution|Name does not resolve|Try again|No address associated with hostname|Name has no usable address|Non-recoverable failure in name resolution|Unrecoverable error|Address family for hostname not supported|System error)$)/;
/** Without NET_RAW no socket can be opened: that says nothing about the network. */
const NO_PRIVILEGE =
  /^(?:socket: |socktype: |permission denied \(are you root\?\)|can't create raw socket|Lacking privilege)/;
/** `connect: Network is unreachable`, `sendmsg: Operation not permitted`, `local error: message too long, mtu=1500` */
const LOCAL = /^(?:connect|UDP connect|sendmsg|sendto|sendto failed|bind|local error|bind to device): (?<text>.+)$/;
/** What iputils says for EACCES from connect(2): a prohibit route. */
const BROADCAST = /^Do you want to ping broadcast\?/;

/** A line with which ping says why it could not ask. Absent when it is none. */
export function readTrouble(line: string): Trouble | undefined {
  const bare = /^connect: /.test(line) ? line : PREFIX.exec(line)?.groups?.text;
  if (bare === undefined) return undefined;
  if (NO_PRIVILEGE.test(bare)) return { kind: 'no_privilege', text: bare };
  if (UNKNOWN_HOST.test(bare)) return { kind: 'unknown_host', text: bare };
  const local = LOCAL.exec(bare)?.groups?.text ?? (BROADCAST.test(bare) ? bare : undefined);
  return local === undefined ? undefined : { kind: 'local_error', text: local };
}
