/** The kernel's file, of the session's own network namespace. */
export function procNetDevArgv(): readonly string[] {
  return ['cat', '/proc/net/dev'];
}
