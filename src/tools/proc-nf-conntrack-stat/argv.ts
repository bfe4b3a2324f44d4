/** The kernel's file, of the session's own network namespace. */
export function procNfConntrackStatArgv(): readonly string[] {
  return ['cat', '/proc/net/stat/nf_conntrack'];
}
