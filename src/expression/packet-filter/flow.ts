/** The first packet of a flow, as far as it is known: what is absent is not known. */
export interface Flow {
  /** Out of this machine, into it, or through it. */
  readonly way: 'out' | 'in' | 'through';
  /** 4 or 6. Absent for ARP, and when no address is known. */
  readonly version?: 4 | 6;
  readonly protocol?: string;
  readonly source?: string;
  readonly destination?: string;
  readonly sport?: number;
  readonly dport?: number;
  /** new, established or related. */
  readonly state?: string;
  readonly interfaceIn?: string;
  readonly interfaceOut?: string;
  readonly icmpType?: string;
}

/** Whether a packet fits a rule. `maybe`: the rule asks for something that is not known of the packet. */
export type Fit = 'yes' | 'no' | 'maybe';

/** All of them must fit. */
export function every(...fits: readonly Fit[]): Fit {
  if (fits.includes('no')) return 'no';
  return fits.includes('maybe') ? 'maybe' : 'yes';
}

/** One of them must fit. Nothing asked for is a yes. */
export function some(fits: readonly Fit[]): Fit {
  if (fits.length === 0 || fits.includes('yes')) return 'yes';
  return fits.includes('maybe') ? 'maybe' : 'no';
}

export function turned(fit: Fit, negated: boolean): Fit {
  if (!negated || fit === 'maybe') return fit;
  return fit === 'yes' ? 'no' : 'yes';
}

/** Anything that a reader or a playbook made. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function records(value: unknown): readonly Fields[] {
  return list(value).filter(isFields);
}

export function words(value: unknown): readonly string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}

/** Absent for what is no text and for the empty text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
}
