import { beside, dig, exactly, type Faults, getent } from '../fault.ts';

const NAME = 'orders.shop.example';

/** What the servers say is wrong, or the servers behind the resolver fail. */
export const recordFaults: Faults = (site) => [
  {
    id: 'record-missing',
    title: 'The name does not exist; its siblings do',
    name: NAME,
    causes: [{ code: 'dns.nxdomain', object: NAME }],
    mustNot: ['dns.servfail', 'dns.resolver_*', 'dns.search_domain_capture', 'dns.stale_record'],
    records: { [NAME]: null },
    signs: [
      dig(NAME, /status: NXDOMAIN[\s\S]*SOA/),
      dig(`+norec @${site.authorities[0]} ${NAME}`, /NXDOMAIN/),
      dig('+short web.shop.example', exactly(site.web)),
    ],
  },
  {
    id: 'name-without-address',
    title: 'The name has a record, and none of it is an address',
    name: 'notes.shop.example',
    causes: [{ code: 'dns.no_address', object: 'notes.shop.example' }],
    mustNot: ['dns.nxdomain', 'dns.servfail', 'dns.resolver_*'],
    records: { 'notes.shop.example': { TXT: ['nothing lives here'] } },
    signs: [
      dig('notes.shop.example', /NOERROR[\s\S]*ANSWER: 0/),
      dig('+short notes.shop.example TXT', /nothing lives here/),
    ],
  },
  {
    id: 'alias-dangles',
    title: 'The name is an alias of a name that does not exist',
    name: NAME,
    causes: [{ code: 'dns.cname_dangling', object: 'orders-v2.shop.example' }],
    accept: ['dns.nxdomain'],
    mustNot: [`dns.nxdomain:${NAME}`],
    records: { [NAME]: { CNAME: 'orders-v2.shop.example' } },
    signs: [dig(NAME, /status: NXDOMAIN[\s\S]*CNAME\torders-v2\.shop\.example/)],
  },
  {
    id: 'zone-servers-silent',
    title: 'The resolver cannot reach the servers of the zone',
    name: NAME,
    causes: [{ code: 'dns.servfail', object: 'shop.example' }],
    mustNot: ['dns.dnssec_bogus', 'dns.resolver_no_response', 'dns.nxdomain', 'dns.lame_delegation'],
    rules: [
      {
        when: { server: site.resolver, suffix: 'shop.example' },
        do: 'servfail',
        ede: { code: 22, text: 'No Reachable Authority' },
      },
      ...site.authorities.map((server) => ({ when: { server }, do: 'drop' as const })),
    ],
    signs: [
      dig(NAME, /SERVFAIL[\s\S]*EDE: 22/),
      dig(`+cd ${NAME}`, /SERVFAIL/),
      dig(`+norec @${site.authorities[0]} ${NAME}`, /timed out|no servers could be reached/),
      dig('+short www.vendor.example', exactly(site.apiToo)),
    ],
  },
  {
    id: 'zone-servers-fail',
    title: 'The servers of the zone answer SERVFAIL themselves, without saying why',
    name: NAME,
    causes: [{ code: 'dns.servfail', object: 'shop.example' }],
    mustNot: ['dns.dnssec_bogus', 'dns.resolver_no_response', 'dns.nxdomain'],
    rules: [
      ...[site.resolver, ...site.authorities].map((server) => ({
        when: { server, suffix: 'shop.example' },
        do: 'servfail' as const,
      })),
    ],
    signs: [dig(`+norec @${site.authorities[1]} ${NAME}`, /SERVFAIL/), dig(`+cd ${NAME}`, /SERVFAIL/)],
  },
  {
    id: 'signatures-expired',
    title: 'The resolver rejects the zone because its signatures have expired',
    name: NAME,
    causes: [{ code: 'dns.dnssec_bogus', object: 'shop.example' }],
    mustNot: ['dns.servfail', 'dns.nxdomain'],
    rules: [
      {
        when: { server: site.resolver, suffix: 'shop.example', cd: false },
        do: 'servfail',
        ede: { code: 7, text: 'signature expired' },
      },
    ],
    signs: [dig(NAME, /SERVFAIL[\s\S]*EDE: 7/), dig(`+cd +short ${NAME}`, exactly(site.api))],
  },
  {
    id: 'delegation-lame',
    title: 'The zone is delegated to a server that does not serve it',
    name: NAME,
    causes: [{ code: 'dns.lame_delegation', object: site.authorities[1], or: ['ns2.shop.example', 'shop.example'] }],
    accept: ['dns.servfail'],
    mustNot: ['dns.dnssec_bogus', 'dns.refused', 'dns.nxdomain', 'dns.resolver_no_response'],
    records: {
      'shop.example': { SOA: 'ns2.shop.example host.shop.example 7 3600 600 86400 30', NS: ['ns2.shop.example'] },
    },
    rules: [
      { when: { server: site.authorities[1] }, do: 'lame' },
      { when: { server: site.authorities[0] }, do: 'drop' },
      {
        when: { server: site.resolver, pattern: '^(?!ns2\\.).+\\.shop\\.example$' },
        do: 'servfail',
        ede: { code: 22, text: 'No Reachable Authority' },
      },
    ],
    signs: [
      dig(NAME, /SERVFAIL/),
      dig('+short shop.example NS', /^ns2\.shop\.example\.$/m),
      dig(`+norec @${site.authorities[1]} ${NAME}`, /flags: qr;[\s\S]*AUTHORITY SECTION:\n\.\t/),
    ],
  },
  {
    id: 'delegation-lame-refused',
    title: 'The zone is delegated to a server that refuses it',
    name: NAME,
    causes: [{ code: 'dns.lame_delegation', object: site.authorities[1], or: ['ns2.shop.example', 'shop.example'] }],
    accept: ['dns.servfail'],
    mustNot: ['dns.dnssec_bogus', `dns.refused:${site.resolver}`, 'dns.nxdomain', 'dns.resolver_no_response'],
    records: {
      'shop.example': { SOA: 'ns2.shop.example host.shop.example 7 3600 600 86400 30', NS: ['ns2.shop.example'] },
    },
    servers: { [site.authorities[0]]: null, [site.authorities[1]]: { zones: [] } },
    rules: [{ when: { server: site.resolver, pattern: '^(?!ns2\\.).+\\.shop\\.example$' }, do: 'servfail' }],
    signs: [dig(NAME, /SERVFAIL/), dig(`+norec @${site.authorities[1]} ${NAME}`, /REFUSED/)],
  },
  {
    id: 'record-stale',
    title: 'The resolver still gives the old address, the authority the new one',
    name: NAME,
    causes: [{ code: 'dns.stale_record', object: NAME }],
    mustNot: ['dns.hosts_override', 'host.down', 'route.*', 'fw.*', 'dns.one_of_many_dead', 'dns.intercepted'],
    servers: { [site.resolver]: { view: { [NAME]: { A: [site.nobody], ttl: 86_000 } } } },
    signs: [
      dig(`+noall +answer ${NAME}`, new RegExp(`86000\\s+IN\\s+A\\s+${site.nobody.replaceAll('.', '\\.')}$`, 'm')),
      dig(`+norec +short @${site.authorities[0]} ${NAME}`, exactly(site.api)),
    ],
  },
  {
    id: 'one-address-dead',
    title: 'One of the two addresses of the name is dead',
    name: NAME,
    causes: [{ code: 'dns.one_of_many_dead', object: site.nobody }],
    accept: ['host.down'],
    mustNot: ['loss.path', 'dns.stale_record', 'dns.inconsistent_nameservers'],
    records: { [NAME]: { A: [site.api, site.nobody] } },
    signs: [
      getent(NAME, exactly(site.nobody)),
      beside(`nc -zvw4 ${site.nobody} 8080`, /No route|timed out/),
      beside(`nc -zvw2 ${site.api} 8080`, /succeeded/),
    ],
  },
];
