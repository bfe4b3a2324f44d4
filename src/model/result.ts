/** What went wrong, in the three parts that every message to a person has, and the exit code that goes with it. */
export interface Trouble {
  /** What is wrong, in one sentence without a full stop. */
  readonly what: string;
  /** Where: a file position, an engine, a target, a flag. Absent when `what` says it. */
  readonly where?: string;
  /** What to do about it, ready to be done. */
  readonly todo: string;
  /** 2: bad usage or an invalid playbook. 4: could not run. 130: interrupted. */
  readonly exit: 2 | 4 | 130;
}

/** Expected trouble is a returned value; `throw` is for our own bugs. */
export type Result<T, E = Trouble> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: E };

/** @returns a result that holds `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** @returns a result that holds `trouble`. */
export function fail<E>(trouble: E): { readonly ok: false; readonly trouble: E } {
  return { ok: false, trouble };
}
