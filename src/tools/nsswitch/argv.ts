/** The target's own file: containers do not share it. */
export const NSSWITCH = '/etc/nsswitch.conf';

/** For people: the engine fetches the file without starting anything in the target. */
export function nsswitchArgv(): readonly string[] {
  return ['cat', NSSWITCH];
}
