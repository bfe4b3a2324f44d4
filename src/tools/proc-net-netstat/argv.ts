/** The kernel's file, of the session's own network namespace. */
export function procNetNetstatArgv(): readonly string[] {
  return ['cat', '/proc/net/netstat'];
}
