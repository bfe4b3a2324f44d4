/** The kernel's file, of the session's own network namespace. */
export function procNetSockstatArgv(): readonly string[] {
  return ['cat', '/proc/net/sockstat', '/proc/net/sockstat6'];
}
