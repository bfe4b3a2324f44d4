import { type Fields, type Fit, type Flow, number, records, text, words } from './flow.ts';
import { addressFits, type Lookup } from './match.ts';

/** Looks sets up in what ipset and nft listed. A set that was not listed may hold anything. */
export function setLookup(readings: readonly Fields[]): Lookup {
  const ipsets = new Map<string, Fields>();
  const nftSets = new Map<string, Fields>();
  for (const set of readings.flatMap((reading) => records(reading.sets))) {
    const name = text(set.name);
    if (name !== undefined && set.elements === undefined) ipsets.set(name, set);
    const nft = text(set.set);
    if (nft !== undefined) nftSets.set(nft, set);
  }
  return (name, side, flow) => {
    const address = side === 'source' ? flow.source : flow.destination;
    if (address === undefined) return 'maybe';
    const ipset = ipsets.get(name);
    if (ipset !== undefined) return ipsetFit(ipset, address, side === 'source' ? flow.sport : flow.dport, flow);
    const set = nftSets.get(name);
    return set === undefined ? 'maybe' : nftSetFit(set, address);
  };
}

/** hash:ip, hash:net and those with a port; other kinds hold more than an address. */
function ipsetFit(set: Fields, address: string, port: number | undefined, flow: Flow): Fit {
  const type = text(set.type) ?? '';
  if (!/^(?:hash:(?:ip|net)(?:,port)?|bitmap:ip)$/.test(type)) return 'maybe';
  const fits = records(set.members).filter((member) => {
    const place = text(member.address);
    if (place === undefined || !addressFits(address, place)) return false;
    const wanted = number(member.port);
    if (wanted === undefined) return true;
    return wanted === port && (text(member.protocol) ?? flow.protocol) === flow.protocol;
  });
  if (fits.some(({ nomatch }) => nomatch === true)) return 'no';
  if (fits.length > 0) return 'yes';
  return set.members === undefined || set.complete === false ? 'maybe' : 'no';
}

/** Elements with more than an address (`192.0.2.1 . 80`) are not taken apart. */
function nftSetFit(set: Fields, address: string): Fit {
  const elements = words(set.elements);
  if (elements.some((element) => element.includes(' . '))) return 'maybe';
  if (elements.some((element) => addressFits(address, element.split(' ')[0] ?? ''))) return 'yes';
  return elements.length < (number(set.element_count) ?? 0) ? 'maybe' : 'no';
}
