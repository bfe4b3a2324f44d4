/** A DNS name in one spelling: lower case, without the trailing dot (RFC 4343). */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** The names that the C library asks for, in order (resolv.conf(5): ndots, search). */
export function searchCandidates(name: string, search: readonly string[], ndots: number): string[] {
  if (name.endsWith('.')) return [name];
  const absolute = `${name}.`;
  // The search list of `search .` is the root: the name itself.
  const withDomains = search
    .map((domain) => (plainName(domain) === '' ? absolute : `${name}.${plainName(domain)}.`))
    .filter((full) => full.length <= 254);
  const dots = name.split('.').length - 1;
  return unique(dots >= ndots ? [absolute, ...withDomains] : [...withDomains, absolute]);
}

/** The name itself and every domain above it, without the root: a.b.c, b.c, c. */
export function domainAncestors(name: string): string[] {
  const labels = plainName(name)
    .split('.')
    .filter((label) => label !== '');
  return labels.map((_, i) => labels.slice(i).join('.'));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
