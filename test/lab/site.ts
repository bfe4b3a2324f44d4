import type { DnsConfig, Records } from './dns-config.ts';

/** The addresses of one lab. With a router, `front` and `back` are two networks; without, one and the same. */
export interface Site {
  /** The target's network, first three octets. */
  readonly front: string;
  /** The servers' network, first three octets. */
  readonly back: string;
  readonly offLink: boolean;
  readonly web: string;
  readonly router: string;
  /** The resolver that a healthy target asks. */
  readonly resolver: string;
  readonly secondResolver: string;
  /** Where Docker's own 127.0.0.11 of the target sends what it does not know. */
  readonly dockerUpstream: string;
  /** A resolver that nobody configured: where intercepted queries end. */
  readonly interceptor: string;
  readonly parentAuthority: string;
  readonly authorities: readonly [string, string];
  /** The authority of the zones that are not under test. */
  readonly otherAuthority: string;
  /** The far end and its second address; both answer HTTP on 8080. */
  readonly api: string;
  readonly apiToo: string;
  /** A host that is up and serves nothing on 8080. */
  readonly idle: string;
  /** Nobody has this address. */
  readonly nobody: string;
}

/** The addresses for two networks, each given as its first three octets. */
export function siteOf(front: string, back: string): Site {
  return {
    front,
    back,
    offLink: front !== back,
    web: `${front}.10`,
    router: `${front}.254`,
    resolver: `${back}.53`,
    secondResolver: `${back}.54`,
    dockerUpstream: `${back}.55`,
    interceptor: `${back}.56`,
    parentAuthority: `${back}.60`,
    authorities: [`${back}.61`, `${back}.62`],
    otherAuthority: `${back}.63`,
    api: `${back}.20`,
    apiToo: `${back}.21`,
    idle: `${back}.30`,
    nobody: `${back}.99`,
  };
}

const NUMBERS = '7 3600 600 86400 30';

function reverseName(address: string): string {
  return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
}

function zones(site: Site): Records {
  const [first, second] = site.authorities;
  return {
    '': { SOA: `a.root.example host.root.example ${NUMBERS}`, NS: ['a.root.example'] },
    'a.root.example': { A: [site.parentAuthority] },
    example: { SOA: `a.root.example host.root.example ${NUMBERS}`, NS: ['a.root.example'] },
    'shop.example': {
      SOA: `ns1.shop.example host.shop.example ${NUMBERS}`,
      NS: ['ns1.shop.example', 'ns2.shop.example'],
    },
    'ns1.shop.example': { A: [first] },
    'ns2.shop.example': { A: [second] },
    ...Object.fromEntries(
      ['vendor.example', 'corp.example', 'cluster.example'].map((zone) => [
        zone,
        { SOA: `ns.vendor.example host.${zone} ${NUMBERS}`, NS: ['ns.vendor.example'] },
      ]),
    ),
    'ns.vendor.example': { A: [site.otherAuthority] },
  };
}

/** Every server well and every record right. */
export function healthyDns(site: Site): DnsConfig {
  const [first, second] = site.authorities;
  const resolvers = [site.resolver, site.secondResolver, site.dockerUpstream, site.interceptor];
  return {
    servers: [
      ...resolvers.map((address) => ({ address, role: 'resolver' as const })),
      { address: site.parentAuthority, role: 'authority', zones: ['', 'example'] },
      { address: first, role: 'authority', zones: ['shop.example'] },
      { address: second, role: 'authority', zones: ['shop.example'] },
      { address: site.otherAuthority, role: 'authority', zones: ['vendor.example', 'corp.example', 'cluster.example'] },
    ],
    records: {
      ...zones(site),
      'orders.shop.example': { A: [site.api] },
      'cart.shop.example': { A: [site.api], AAAA: ['2001:db8:53::20'] },
      'stock.shop.example': { A: [site.api, site.apiToo] },
      'prices.shop.example': { CNAME: 'orders.shop.example' },
      'web.shop.example': { A: [site.web] },
      'www.vendor.example': { A: [site.apiToo] },
      'intranet.corp.example': { A: [site.idle] },
      [reverseName(site.api)]: { PTR: ['orders.shop.example'] },
      [reverseName(site.resolver)]: { PTR: ['resolver.shop.example'] },
    },
    rules: [],
  };
}

/** The target's /etc/resolv.conf when all is well. */
export function healthyResolvConf(site: Site): string {
  return `nameserver ${site.resolver}\n`;
}
