/** The variables that programs read for a proxy, in either case. No other variable is looked at: they hold secrets. */
const NAMES = new Set(['http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy', 'socks_proxy']);

/** The value without what stands before the last `@`: `http://user:word@proxy.example:3128` gives
 *  `http://proxy.example:3128`. A password may hold any character, so nothing before it is kept but the scheme. */
function withoutCredentials(value: string): string {
  const at = value.lastIndexOf('@');
  if (at < 0) return value;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\//.exec(value)?.[0] ?? '';
  return `${scheme}${value.slice(at + 1)}`;
}

/** The proxy variables of an environment (`NAME=value`), without user names and passwords. */
export function readProxyVariables(environment: readonly string[]): {
  readonly variables: Record<string, string>;
  readonly credentialsRemoved: boolean;
} {
  const entries: [string, string][] = [];
  let credentialsRemoved = false;
  for (const entry of environment) {
    const equals = entry.indexOf('=');
    const name = entry.slice(0, equals);
    if (equals < 1 || !NAMES.has(name.toLowerCase())) continue;
    const given = entry.slice(equals + 1);
    const value = withoutCredentials(given);
    credentialsRemoved ||= value !== given;
    entries.push([name, value]);
  }
  return { variables: Object.fromEntries(entries), credentialsRemoved };
}
