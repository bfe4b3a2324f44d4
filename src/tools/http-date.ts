const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and with dashes as in cookies (`06-Nov-1994`, RFC 850 `Sunday, 06-Nov-94 ...`) */
const HTTP_DATE =
  /^[A-Za-z]{3,9},? {1,2}(?<day>[0-9]{1,2})[ -](?<month>[A-Za-z]{3})[ -](?<year>[0-9]{2}|[0-9]{4}) (?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?: (?:GMT|UTC|Z|\+0000))?$/;
/** asctime: `Sun Nov  6 08:49:37 1994`; OpenSSL and curl: `Nov  6 08:49:37 1994 GMT` */
const ASCTIME =
  /^(?:[A-Za-z]{3} )?(?<month>[A-Za-z]{3}) {1,2}(?<day>[0-9]{1,2}) (?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,6})? (?<year>[0-9]{4})(?: GMT)?$/;

/** RFC 9110 5.6.7: a year of two digits that seems more than fifty years ahead is the past. A reader has no clock, so
 *  the border is fixed as in X.509 (RFC 5280 4.1.2.5.1). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 50 ? 2_000 + year : 1_900 + year;
}

/** A date of HTTP (RFC 9110 5.6.7, all three forms) or of OpenSSL, in seconds since 1970, UTC. Absent when the text is
 *  none, or names a day that does not exist. */
export function epochOf(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const groups = HTTP_DATE.exec(text)?.groups ?? ASCTIME.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const month = MONTHS.indexOf((groups.month ?? '').toLowerCase());
  const [day, year] = [Number(groups.day), fullYear(groups.year ?? '')];
  const [hours = 24, minutes = 60, seconds = 61] = (groups.time ?? '').split(':').map(Number);
  if (month < 0 || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const ms = Date.UTC(year, month, day, hours, minutes, seconds);
  return new Date(Date.UTC(year, month, day)).getUTCDate() === day ? ms / 1_000 : undefined;
}

/** Seconds since 1970 as RFC 3339. Absent for what is no date. */
export function rfc3339(epoch: number | undefined): string | undefined {
  if (epoch === undefined || !Number.isFinite(epoch) || Math.abs(epoch) > 253_402_300_799) return undefined;
  return new Date(epoch * 1_000).toISOString().replace('.000Z', 'Z');
}
