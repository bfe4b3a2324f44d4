import { beside, dig, exactly, type Faults, getent } from '../fault.ts';

const NAME = 'orders.shop.example';

/** Two faults at once: two roots are two roots. */
export const pairs: Faults = (site) => [
  {
    id: 'x-first-silent-and-missing',
    title: 'The first nameserver is silent, and the name does not exist',
    name: NAME,
    causes: [
      { code: 'dns.first_nameserver_dead', object: site.secondResolver },
      { code: 'dns.nxdomain', object: NAME },
    ],
    mustNot: ['dns.slow_resolver', 'dns.resolver_no_response', 'dns.inconsistent_nameservers'],
    resolvConf: `nameserver ${site.secondResolver}\nnameserver ${site.resolver}\n`,
    rules: [{ when: { server: site.secondResolver }, do: 'drop' }],
    records: { [NAME]: null },
    signs: [
      dig(`@${site.secondResolver} ${NAME}`, /timed out|no servers could be reached/),
      dig(`@${site.resolver} ${NAME}`, /NXDOMAIN/),
    ],
  },
  {
    id: 'x-slow-and-one-dead',
    title: 'The resolver needs 1.2 s, and one of the two addresses is dead',
    name: NAME,
    causes: [
      { code: 'dns.slow_resolver', object: site.resolver },
      { code: 'dns.one_of_many_dead', object: site.nobody },
    ],
    mustNot: ['dns.first_nameserver_dead', 'dns.stale_record', 'latency.*'],
    records: { [NAME]: { A: [site.api, site.nobody] } },
    rules: [{ when: { server: site.resolver }, do: 'delay', ms: 1200 }],
    signs: [
      dig(`+time=4 ${NAME}`, /Query time: 1[12]\d\d msec/),
      beside(`nc -zvw4 ${site.nobody} 8080`, /No route|timed out/),
      getent(NAME, exactly(site.nobody), { atLeastMs: 1100 }, 5),
    ],
  },
];
