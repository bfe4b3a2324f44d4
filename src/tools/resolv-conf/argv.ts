/** The session's file: engines bind the target's /etc/resolv.conf into it. */
export const RESOLV_CONF = '/etc/resolv.conf';

export function resolvConfArgv(): readonly string[] {
  return ['cat', RESOLV_CONF];
}
