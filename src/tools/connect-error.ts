/** Why a connection failed, by the words of the kernel (strerror(3), glibc and musl) or of the program. */
export type ConnectError = 'refused' | 'timed_out' | 'unreachable' | 'local_error' | 'reset';

const WORDS: readonly (readonly [ConnectError, RegExp])[] = [
  ['refused', /connection refused|ECONNREFUSED/i],
  ['reset', /connection (?:was )?reset|reset by peer|ECONNRESET|broken pipe|connection aborted|software caused/i],
  ['timed_out', /timed out|timeout|operation now in progress|ETIMEDOUT/i],
  // A local firewall rule (EPERM), a prohibit route (EACCES), a blackhole route (EINVAL), an own address that is not there.
  [
    'local_error',
    /operation not permitted|permission denied|invalid argument|cannot assign requested address|can't assign requested address|address not available|no such device|couldn't bind|bind failed|address already in use|address in use/i,
  ],
  [
    'unreachable',
    /network (?:is )?unreachable|host (?:is )?unreachable|no route to host|host is down|network is down|EHOSTUNREACH|ENETUNREACH/i,
  ],
];

/** The kind of failure that a text names. Absent when it names none. */
export function connectErrorOf(text: string): ConnectError | undefined {
  if (text.length > 2_000) return undefined;
  return WORDS.find(([, words]) => words.test(text))?.[0];
}
