import type { TargetFacts } from '../model/report.ts';

/** Labels that are kept of one target. */
const MOST = 64;
/** Kubernetes' own rule for the values of labels. Others may hold paths of somebody's machine, or whole texts. */
const WORD = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/** Labels whose values are words: what targets can have in common. */
export function labelFacts(labels: Readonly<Record<string, string>> | null | undefined): Pick<TargetFacts, 'labels'> {
  const kept = Object.entries(labels ?? {})
    .filter(([key, value]) => key.length <= 253 && WORD.test(value))
    .slice(0, MOST);
  return kept.length === 0 ? {} : { labels: Object.fromEntries(kept) };
}

/** The addresses that the engine gave it on its networks. */
export function ownAddresses(addresses: readonly string[]): Pick<TargetFacts, 'addresses'> {
  return addresses.length === 0 ? {} : { addresses: [...addresses] };
}
