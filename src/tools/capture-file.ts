import type { Parameter } from '../model/parameter.ts';

/** A capture file of the session: tcpdump writes it there, tshark and others read it, and it goes with the session. */
export const CAPTURED = {
  type: 'string',
  pattern: '[A-Za-z0-9][A-Za-z0-9._]{0,63}',
  description: 'Read this file, which tcpdump wrote in the session (its argument write)',
} as const satisfies Parameter;
