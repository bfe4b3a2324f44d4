/** RFC 3339: GNU's date and BusyBox's print it alike. */
export function dateArgv(): readonly string[] {
  return ['date', '-u', '+%Y-%m-%dT%H:%M:%SZ'];
}
