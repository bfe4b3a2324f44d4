/** What getaddrinfo(3) of glibc and musl, and old programs themselves, say of a name that has no address. */
const LOOKUP_FAILURE =
  /(?:Name or service not known|Temporary failure in name resolution|Name does not resolve|Name has no usable address|No address associated with hostname|Non-recoverable failure in name resolution|nodename nor servname provided, or not known|Address family for hostname not supported|Unrecoverable error|Unknown host|unknown host|Unable to resolve|Try again)\.?$/;

/** What the kernel says of a packet that it does not send. */
const SEND_FAILURE =
  /(?:Operation not permitted|Permission denied|Network is unreachable|Network is down|No route to host|Host is down|Host is unreachable|Invalid argument|Cannot assign requested address|Can't assign requested address|Message too long|No buffer space available|No such device|Connection refused)/;

/** True when the text ends as a failed look-up of a name does. */
export function isLookupFailure(text: string): boolean {
  return LOOKUP_FAILURE.test(text);
}

/** True when the text names an error with which the kernel refuses to send. */
export function isSendFailure(text: string): boolean {
  return SEND_FAILURE.test(text);
}

/** A number as printed, with a point or, in some languages, with a comma. Absent when the text is none. */
export function decimal(text: string): number | undefined {
  if (!/^[0-9]{1,12}(?:[.,][0-9]{1,9})?$/.test(text)) return undefined;
  return Number(text.replace(',', '.'));
}

/** Who answered again after somebody else had, each once: a loop. One list for each hop, in order. */
export function repeatedOf(hops: readonly (readonly string[])[]): string[] {
  const last = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [place, speakers] of hops.entries())
    for (const speaker of speakers) {
      const before = last.get(speaker);
      if (before !== undefined && place - before > 1) repeated.add(speaker);
      last.set(speaker, place);
    }
  return [...repeated];
}
