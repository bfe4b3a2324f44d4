/** The kernel's file, of the session's own network namespace. */
export function procNetSnmpArgv(): readonly string[] {
  return ['cat', '/proc/net/snmp'];
}
