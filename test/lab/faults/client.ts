import { beside, dig, exactly, type Faults, getent, type Sign } from '../fault.ts';

const NAME = 'orders.shop.example';
const SILENT = /timed out|no servers could be reached/;

/** A file of the target, whole. */
function file(path: string, prints: RegExp): Sign {
  return { from: 'web', argv: ['cat', path], prints };
}

/** The target's own files are wrong: resolv.conf, hosts, nsswitch.conf. */
export const clientFaults: Faults = (site) => [
  {
    id: 'nameserver-is-nobody',
    title: 'resolv.conf names an address that no host has',
    name: NAME,
    causes: [{ code: 'dns.wrong_nameserver', object: site.nobody }],
    accept: ['dns.resolver_unreachable'],
    mustNot: ['dns.resolver_no_response', 'route.*', 'fw.*'],
    resolvConf: `nameserver ${site.nobody}\n`,
    signs: [beside(`ping -c1 -w5 ${site.nobody}`, /Host Unreachable/), dig(`+time=4 ${NAME}`, /unreachable|timed out/)],
  },
  {
    id: 'nameserver-serves-no-dns',
    title: 'resolv.conf names a host that is up and is no resolver',
    name: NAME,
    causes: [{ code: 'dns.resolver_port_closed', object: site.idle }],
    accept: ['dns.wrong_nameserver'],
    mustNot: ['dns.resolver_no_response', 'route.*', 'fw.*'],
    resolvConf: `nameserver ${site.idle}\n`,
    signs: [dig(NAME, /connection refused/)],
  },
  {
    id: 'first-nameserver-silent',
    title: 'The first nameserver is silent, each lookup waits for it',
    name: NAME,
    causes: [{ code: 'dns.first_nameserver_dead', object: site.secondResolver }],
    mustNot: ['dns.slow_resolver', 'latency.*', 'dns.resolver_no_response', 'dns.inconsistent_nameservers'],
    resolvConf: `nameserver ${site.secondResolver}\nnameserver ${site.resolver}\n`,
    rules: [{ when: { server: site.secondResolver }, do: 'drop' }],
    signs: [
      dig(`@${site.secondResolver} ${NAME}`, SILENT),
      dig(`+short @${site.resolver} ${NAME}`, exactly(site.api)),
      getent(NAME, exactly(site.api), { atLeastMs: 4900, atMostMs: 7000 }, 8),
    ],
  },
  {
    id: 'first-nameserver-gone',
    title: 'The first nameserver is an address that no host has, each lookup waits for it',
    name: NAME,
    causes: [{ code: 'dns.first_nameserver_dead', object: site.nobody }],
    accept: ['dns.wrong_nameserver'],
    mustNot: ['dns.slow_resolver', 'latency.*', 'dns.resolver_no_response'],
    resolvConf: `nameserver ${site.nobody}\nnameserver ${site.resolver}\n`,
    signs: [
      dig(`+short @${site.resolver} ${NAME}`, exactly(site.api)),
      getent(NAME, exactly(site.api), { atLeastMs: 2000 }, 8),
    ],
  },
  {
    id: 'no-nameserver',
    title: 'resolv.conf has no nameserver line',
    name: NAME,
    causes: [{ code: 'dns.no_nameserver', object: '/etc/resolv.conf' }],
    mustNot: ['dns.resolver_port_closed', 'dns.wrong_nameserver', 'dns.resolver_no_response'],
    resolvConf: '# generated, empty\nsearch shop.example\n',
    signs: [
      dig(NAME, /127\.0\.0\.1|::1/),
      beside(`nc -zvw2 ${site.api} 8080`, /succeeded/),
      getent(NAME, /^code 2/, { atMostMs: 1000 }),
    ],
  },
  {
    id: 'too-many-nameservers',
    title: 'The only nameserver that answers is the fourth, and the C library reads three',
    name: NAME,
    causes: [{ code: 'dns.too_many_nameservers', object: '/etc/resolv.conf', or: [site.resolver] }],
    mustNot: ['dns.slow_resolver', 'dns.first_nameserver_dead', 'fw.*', 'route.*'],
    resolvConf: [site.secondResolver, site.dockerUpstream, site.interceptor, site.resolver]
      .map((address) => `nameserver ${address}\n`)
      .join(''),
    rules: [site.secondResolver, site.dockerUpstream, site.interceptor].map((server) => ({
      when: { server },
      do: 'drop' as const,
    })),
    signs: [
      dig(`@${site.interceptor} ${NAME}`, SILENT),
      dig(`+short @${site.resolver} ${NAME}`, exactly(site.api)),
      getent(NAME, /^code 124/, {}, 6),
    ],
  },
  {
    id: 'nameservers-disagree',
    title: 'The second nameserver does not know the name',
    name: NAME,
    causes: [{ code: 'dns.inconsistent_nameservers', object: site.secondResolver, or: [NAME, '/etc/resolv.conf'] }],
    mustNot: ['dns.nxdomain', 'dns.stale_record', 'dns.first_nameserver_dead', 'dns.intercepted'],
    resolvConf: `nameserver ${site.resolver}\nnameserver ${site.secondResolver}\noptions rotate\n`,
    servers: { [site.secondResolver]: { view: { [NAME]: null } } },
    signs: [
      dig(`+short @${site.resolver} ${NAME}`, exactly(site.api)),
      dig(`@${site.secondResolver} ${NAME}`, /NXDOMAIN/),
      dig(`+short @${site.secondResolver} web.shop.example`, exactly(site.web)),
    ],
  },
  {
    id: 'search-domain-captures',
    title: 'A wildcard in a search domain answers for the name',
    name: NAME,
    causes: [{ code: 'dns.search_domain_capture', object: 'corp.example' }],
    mustNot: ['dns.stale_record', 'dns.hosts_override', 'port.closed', 'fw.*'],
    resolvConf: `search corp.example\nnameserver ${site.resolver}\noptions ndots:5\n`,
    records: { '*.corp.example': { A: [site.idle] } },
    signs: [
      getent(NAME, exactly(site.idle)),
      dig(`+short ${NAME}`, exactly(site.api)),
      dig(`+search ${NAME}`, /orders\.shop\.example\.corp\.example/),
    ],
  },
  {
    id: 'search-list-multiplies',
    title: 'Three search domains are asked first and each says no after 0.8 s',
    name: NAME,
    causes: [{ code: 'dns.search_amplification', object: '/etc/resolv.conf', or: ['corp.example', 'eu.corp.example'] }],
    mustNot: ['dns.slow_resolver', 'dns.search_domain_capture', 'dns.first_nameserver_dead', 'latency.*'],
    resolvConf: `search eu.corp.example us.corp.example corp.example\nnameserver ${site.resolver}\noptions ndots:5\n`,
    rules: [{ when: { server: site.resolver, suffix: 'corp.example' }, do: 'delay', ms: 800 }],
    signs: [
      dig(`+short ${NAME}`, exactly(site.api)),
      getent(NAME, exactly(site.api), { atLeastMs: 2300, atMostMs: 4000 }, 6),
      getent(`${NAME}.`, exactly(site.api), { atMostMs: 700 }),
    ],
  },
  {
    id: 'hosts-file-overrides',
    title: '/etc/hosts pins an old address of the name',
    name: NAME,
    causes: [{ code: 'dns.hosts_override', object: NAME }],
    mustNot: ['dns.stale_record', 'host.down', 'route.*'],
    hosts: `${site.nobody} orders ${NAME} # moved last year\n`,
    signs: [getent(NAME, exactly(site.nobody)), dig(`+short ${NAME}`, exactly(site.api))],
  },
  {
    id: 'nsswitch-asks-no-dns',
    title: 'nsswitch.conf of the target looks names up in files only',
    name: NAME,
    causes: [{ code: 'dns.nsswitch', object: '/etc/nsswitch.conf' }],
    mustNot: ['dns.resolver_*', 'dns.nxdomain', 'dns.no_nameserver'],
    nsswitch: 'passwd: files\ngroup: files\nhosts: files\nnetworks: files\n',
    signs: [
      getent(NAME, /^code 2/, { atMostMs: 1000 }),
      dig(`+short ${NAME}`, exactly(site.api)),
      file('/etc/nsswitch.conf', /^hosts: files$/m),
    ],
  },
  {
    id: 'docker-upstream-silent',
    title: "The server behind Docker's own 127.0.0.11 answers no query",
    name: NAME,
    causes: [{ code: 'dns.resolver_no_response', object: site.dockerUpstream, or: ['127.0.0.11'] }],
    accept: ['dns.resolver_unreachable', 'dns.servfail'],
    mustNot: ['dns.resolver_port_closed', 'dns.wrong_nameserver', 'fw.*', 'route.*'],
    resolvConf: 'nameserver 127.0.0.11\noptions ndots:0\n',
    rules: [{ when: { server: site.dockerUpstream }, do: 'drop' }],
    signs: [dig(NAME, /timed out|no servers|SERVFAIL/), dig(`@${site.dockerUpstream} ${NAME}`, SILENT)],
  },
];
