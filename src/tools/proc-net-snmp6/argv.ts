/** The kernel's file, of the session's own network namespace. */
export function procNetSnmp6Argv(): readonly string[] {
  return ['cat', '/proc/net/snmp6'];
}
