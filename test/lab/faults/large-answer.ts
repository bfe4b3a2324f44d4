import type { Records } from '../dns-config.ts';

/** A chain of aliases with long names, as content networks have them: about 260 bytes of answer a link. The last one
 *  has the address. */
export function aliasChain(name: string, links: number, address: string): Records {
  const far = (link: number) => `edge${link}.${'a'.repeat(50)}.${'b'.repeat(40)}.shop.example`;
  const aliases = Array.from({ length: links }, (_, i) => [i === 0 ? name : far(i), { CNAME: far(i + 1) }] as const);
  return { ...Object.fromEntries(aliases), [far(links)]: { A: [address] } };
}
