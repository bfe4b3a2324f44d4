import { beside, dig, exactly, type Faults, getent, type Sign } from '../fault.ts';
import { aliasChain } from './large-answer.ts';

const NAME = 'orders.shop.example';
const SILENT = /timed out|no servers could be reached/;
const NOBODY_ELSE = ['route.*', 'fw.*'] as const;

/** Twelve queries at once, each with one short try. */
function burst(name: string, prints: RegExp): Sign {
  const script = 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do dig +short +tries=1 +time=1 "$1" & done; wait';
  return { from: 'beside', argv: ['sh', '-c', script, 'sh', name], prints };
}

/** A resolver that is wrong in itself: the target's files and the path are right. */
export const resolverFaults: Faults = (site) => [
  {
    id: 'resolver-silent',
    title: 'The only resolver is up and answers no query',
    name: NAME,
    causes: [{ code: 'dns.resolver_no_response', object: site.resolver }],
    accept: ['dns.resolver_unreachable'],
    mustNot: [...NOBODY_ELSE, 'dns.wrong_nameserver', 'dns.slow_resolver', 'dns.udp_blocked'],
    rules: [{ when: { server: site.resolver }, do: 'drop' }],
    signs: [
      dig(NAME, SILENT),
      beside(`ping -c2 -i.2 ${site.resolver}`, / 0% packet loss/),
      beside(`nc -zvw2 ${site.resolver} 53`, /succeeded/),
    ],
  },
  {
    id: 'resolver-port-closed',
    title: 'Nothing listens on port 53 of the resolver',
    name: NAME,
    causes: [{ code: 'dns.resolver_port_closed', object: site.resolver }],
    mustNot: [...NOBODY_ELSE, 'dns.resolver_no_response', 'dns.refused'],
    servers: { [site.resolver]: null },
    signs: [
      dig(NAME, /connection refused/),
      beside(`nc -zvw2 ${site.resolver} 53`, /refused/),
      beside(`ping -c2 -i.2 ${site.resolver}`, / 0% packet loss/),
    ],
  },
  {
    id: 'resolver-refuses',
    title: 'The resolver refuses every query from the target',
    name: NAME,
    causes: [{ code: 'dns.refused', object: site.resolver }],
    mustNot: ['dns.servfail', 'dns.resolver_port_closed', 'dns.lame_delegation'],
    rules: [
      {
        when: { server: site.resolver, source: `${site.front}.` },
        do: 'refused',
        ede: { code: 18, text: 'Prohibited' },
      },
    ],
    signs: [dig(NAME, /status: REFUSED[\s\S]*EDE: 18/), dig('www.vendor.example', /status: REFUSED/)],
  },
  {
    id: 'resolver-slow',
    title: 'The resolver needs 1.6 s for every answer',
    name: NAME,
    causes: [{ code: 'dns.slow_resolver', object: site.resolver }],
    mustNot: ['latency.*', 'dns.first_nameserver_dead', 'dns.resolver_no_response'],
    rules: [{ when: { server: site.resolver }, do: 'delay', ms: 1600 }],
    signs: [
      dig(`+time=4 ${NAME}`, /Query time: 1[56]\d\d msec/),
      beside(`ping -c2 -i.2 ${site.resolver}`, /= \d\.\d+\/\d\.\d+\//),
    ],
  },
  {
    id: 'resolver-drops-aaaa',
    title: 'The resolver never answers a question for AAAA',
    name: NAME,
    causes: [{ code: 'dns.aaaa_no_response', object: site.resolver }],
    mustNot: ['dns.slow_resolver', 'dns.first_nameserver_dead', 'dns.parallel_query_drop', 'dns.resolver_no_response'],
    ipv6: true,
    rules: [{ when: { server: site.resolver, types: ['AAAA'] }, do: 'drop' }],
    signs: [dig(`+short ${NAME} A`, exactly(site.api)), dig(`${NAME} AAAA`, SILENT), getent(NAME, /^code 124/)],
  },
  {
    id: 'resolver-drops-second-query',
    title: 'The second of two queries from one socket is lost',
    name: NAME,
    causes: [{ code: 'dns.parallel_query_drop', object: site.resolver }],
    mustNot: ['dns.aaaa_no_response', 'dns.slow_resolver', 'dns.resolver_intermittent', 'dns.first_nameserver_dead'],
    ipv6: true,
    rules: [{ when: { server: site.resolver, proto: 'udp', nth: { n: 2, withinMs: 50 } }, do: 'drop' }],
    signs: [
      dig(`+short ${NAME} A`, exactly(site.api)),
      dig(`${NAME} AAAA`, /NOERROR[\s\S]*ANSWER: 0/),
      getent(NAME, /^code 124/),
    ],
  },
  {
    id: 'resolver-drops-edns',
    title: 'Queries with EDNS get no answer',
    name: NAME,
    causes: [{ code: 'dns.edns_blocked', object: site.resolver }],
    mustNot: ['dns.resolver_no_response', 'dns.large_response_lost', 'dns.truncated_tcp_blocked', 'fw.*'],
    rules: [{ when: { server: site.resolver, edns: true }, do: 'drop' }],
    resolvConf: `nameserver ${site.resolver}\noptions edns0\n`,
    signs: [dig(NAME, SILENT), dig(`+noedns +short ${NAME}`, exactly(site.api)), getent(NAME, /^code 124/)],
  },
  {
    id: 'large-answers-lost',
    title: 'Answers over UDP that are larger than 900 bytes get lost',
    name: 'media.shop.example',
    causes: [{ code: 'dns.large_response_lost', object: site.resolver }],
    mustNot: ['dns.resolver_no_response', 'dns.edns_blocked', 'dns.truncated_tcp_blocked', 'mtu.blackhole'],
    records: aliasChain('media.shop.example', 4, site.api),
    rules: [{ when: { server: site.resolver, proto: 'udp', sizeOver: 900 }, do: 'drop' }],
    resolvConf: `nameserver ${site.resolver}\noptions edns0\n`,
    signs: [
      dig('media.shop.example', SILENT),
      dig('+bufsize=512 media.shop.example', /Truncated, retrying in TCP mode[\s\S]*NOERROR/),
      dig(`+short ${NAME}`, exactly(site.api)),
      getent('media.shop.example', /^code 124/),
    ],
  },
  {
    id: 'truncated-and-tcp-closed',
    title: 'The answer needs TCP, and TCP port 53 of the resolver is closed',
    name: 'media.shop.example',
    causes: [{ code: 'dns.truncated_tcp_blocked', object: site.resolver }],
    mustNot: ['dns.resolver_port_closed', 'dns.nxdomain', 'dns.edns_blocked', 'dns.large_response_lost'],
    records: aliasChain('media.shop.example', 6, site.api),
    servers: { [site.resolver]: { tcp: false } },
    signs: [
      dig('media.shop.example', /Truncated, retrying in TCP mode[\s\S]*(refused|could be reached)/),
      dig('+ignore media.shop.example', /flags:[^;]* tc/),
      beside(`nc -zvw2 ${site.resolver} 53`, /refused/),
      dig(`+short ${NAME}`, exactly(site.api)),
      getent('media.shop.example', /^code 2/),
    ],
  },
  {
    id: 'resolver-rate-limits',
    title: 'The resolver drops what exceeds eight queries a second',
    name: NAME,
    causes: [{ code: 'dns.rate_limited', object: site.resolver }],
    accept: ['dns.resolver_intermittent'],
    mustNot: ['loss.*', 'dns.resolver_no_response', 'dns.slow_resolver'],
    rules: [{ when: { server: site.resolver, over: { queries: 8, withinMs: 1000 } }, do: 'drop' }],
    signs: [burst(NAME, SILENT), dig(`+short ${NAME}`, exactly(site.api))],
  },
  {
    id: 'resolver-intermittent',
    title: 'The resolver answers half of the queries',
    name: NAME,
    causes: [{ code: 'dns.resolver_intermittent', object: site.resolver }],
    mustNot: [
      'loss.*',
      'dns.rate_limited',
      'dns.aaaa_no_response',
      'dns.resolver_no_response',
      'dns.parallel_query_drop',
    ],
    rules: [{ when: { server: site.resolver, probability: 0.5 }, do: 'drop' }],
    signs: [burst(NAME, SILENT), burst(NAME, exactly(site.api))],
  },
];
