/** The session's file: engines bind the target's /etc/hosts into it. */
export const HOSTS = '/etc/hosts';

export function hostsArgv(): readonly string[] {
  return ['cat', HOSTS];
}
