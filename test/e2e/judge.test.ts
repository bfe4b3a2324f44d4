import { describe, expect, it } from 'vitest';
import type { DnsFault } from '../lab/fault.ts';
import { doubtsAbout } from './judge.ts';

const fault: DnsFault = {
  id: 'silent',
  title: 'The resolver is silent',
  name: 'orders.shop.example',
  causes: [{ code: 'dns.resolver_no_response', object: '192.0.2.53', or: ['127.0.0.11'] }],
  accept: ['dns.resolver_unreachable'],
  mustNot: ['fw.*', 'dns.nxdomain:orders.shop.example'],
  signs: [],
};

describe('a diagnosis', () => {
  it('is right with the cause on its object, or on another name of it', () => {
    expect(doubtsAbout(fault, [{ code: 'dns.resolver_no_response', object: '127.0.0.11' }])).toEqual([]);
  });

  it('is right with an accepted coarser code on any object', () => {
    expect(doubtsAbout(fault, [{ code: 'dns.resolver_unreachable', object: '192.0.2.1' }])).toEqual([]);
  });

  it('is wrong on another object, with nothing, and with more than the truth', () => {
    expect(doubtsAbout(fault, [{ code: 'dns.resolver_no_response', object: '192.0.2.54' }])).toEqual([
      'not reported: dns.resolver_no_response @ 192.0.2.53',
      'reported: dns.resolver_no_response @ 192.0.2.54',
    ]);
    expect(doubtsAbout(fault, [])).toEqual(['not reported: dns.resolver_no_response @ 192.0.2.53']);
    const both = [
      { code: 'dns.resolver_no_response', object: '192.0.2.53' },
      { code: 'dns.resolver_unreachable', object: '192.0.2.53' },
    ];
    expect(doubtsAbout(fault, both)).toEqual(['reported: dns.resolver_unreachable @ 192.0.2.53']);
  });

  it('says which neighbour was blamed against the rules', () => {
    const roots = [
      { code: 'fw.path_drop', object: 'udp/53' },
      { code: 'dns.nxdomain', object: 'orders.shop.example' },
    ];
    expect(doubtsAbout(fault, roots)).toEqual([
      'not reported: dns.resolver_no_response @ 192.0.2.53',
      'reported: fw.path_drop @ udp/53',
      'reported: dns.nxdomain @ orders.shop.example',
      'must not: fw.* (fw.path_drop)',
      'must not: dns.nxdomain:orders.shop.example (dns.nxdomain)',
    ]);
  });
});
