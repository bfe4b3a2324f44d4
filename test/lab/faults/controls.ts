import { beside, type DnsFault, dig, exactly, type Faults, getent } from '../fault.ts';
import { aliasChain } from './large-answer.ts';

const NAME = 'orders.shop.example';

/** Nothing may be blamed for what only looks odd. */
function control(id: string, title: string, rest: Partial<DnsFault> & Pick<DnsFault, 'signs'>): DnsFault {
  return { id: `ok-${id}`, title, name: NAME, causes: [], mustNot: ['*'], ...rest };
}

/** Oddities of the target's own files and names. */
const clientControls: Faults = (site) => [
  control('healthy', 'Nothing is wrong', {
    signs: [getent(NAME, exactly(site.api), { atMostMs: 1000 }), beside(`nc -zvw2 ${site.api} 8080`, /succeeded/)],
  }),
  control('ipv6-switched-off', 'The name has an IPv6 address and the target has no IPv6', {
    name: 'cart.shop.example',
    signs: [
      dig('+short cart.shop.example AAAA', /^2001:db8:53::20$/m),
      beside('cat /proc/sys/net/ipv6/conf/all/disable_ipv6', /^1$/m),
    ],
  }),
  control('ipv6-link-local-only', 'The name has an IPv6 address and the target has only link-local ones', {
    name: 'cart.shop.example',
    ipv6: true,
    signs: [getent('cart.shop.example', /2001:db8:53::20/), beside('ip -6 -o address show scope link', /inet6 fe80:/)],
  }),
  control('second-nameserver-gone', 'The second nameserver is nobody, and nobody asks it', {
    resolvConf: `nameserver ${site.resolver}\nnameserver ${site.nobody}\n`,
    signs: [getent(NAME, exactly(site.api), { atMostMs: 1000 })],
  }),
  control('hosts-file-agrees', '/etc/hosts has the name with the address that DNS has, and an old name besides', {
    hosts: `${site.api} ${NAME}\n${site.nobody} legacy.shop.example\n`,
    signs: [getent(NAME, exactly(site.api)), getent('legacy.shop.example', exactly(site.nobody))],
  }),
  control('cluster-search-list', 'Three search domains and ndots:5, as a cluster sets them, each says no at once', {
    resolvConf: `search shop.svc.cluster.example svc.cluster.example cluster.example\nnameserver ${site.resolver}\noptions ndots:5\n`,
    signs: [
      getent(NAME, exactly(site.api), { atMostMs: 1000 }),
      dig('orders.shop.example.cluster.example', /NXDOMAIN/),
    ],
  }),
  control('docker-resolver', "Docker's own 127.0.0.11 passes the question on", {
    resolvConf: 'nameserver 127.0.0.11\noptions ndots:0\n',
    signs: [getent(NAME, exactly(site.api), { atMostMs: 1000 })],
  }),
];

/** Oddities of servers and records. */
const serverControls: Faults = (site) => [
  control('aaaa-absent', 'The name has no IPv6 address', { signs: [dig(`${NAME} AAAA`, /NOERROR[\s\S]*ANSWER: 0/)] }),
  control('other-names-fail', 'Other names and zones are broken', {
    records: { 'old.shop.example': { CNAME: 'gone.shop.example' } },
    rules: [{ when: { server: site.resolver, suffix: 'vendor.example' }, do: 'servfail' }],
    signs: [
      dig('old.shop.example', /NXDOMAIN/),
      dig('www.vendor.example', /SERVFAIL/),
      getent(NAME, exactly(site.api)),
    ],
  }),
  control('slow-but-acceptable', 'The resolver needs 80 ms', {
    rules: [{ when: { server: site.resolver }, do: 'delay', ms: 80 }],
    signs: [dig(NAME, /Query time: (79|[89]\d|1\d\d) msec/)],
  }),
  control('lifetime-differs', 'The resolver has the record in its cache, with less time to live', {
    servers: { [site.resolver]: { view: { [NAME]: { A: [site.api], ttl: 17 } } } },
    signs: [
      dig(`+noall +answer ${NAME}`, /\t17\tIN/),
      dig(`+noall +answer +norec @${site.authorities[0]} ${NAME}`, /\t60\tIN/),
    ],
  }),
  control('order-differs', 'The nameservers give the same addresses in another order', {
    name: 'stock.shop.example',
    resolvConf: `nameserver ${site.resolver}\nnameserver ${site.secondResolver}\n`,
    servers: { [site.secondResolver]: { order: 'reverse' } },
    signs: [
      dig('+short stock.shop.example', new RegExp(`^${site.api}\\n${site.apiToo}$`, 'm')),
      dig(`+short @${site.secondResolver} stock.shop.example`, new RegExp(`^${site.apiToo}\\n${site.api}$`, 'm')),
    ],
  }),
  control('alias', 'The name is an alias of a name that exists', {
    name: 'prices.shop.example',
    signs: [
      dig('prices.shop.example', /CNAME\torders\.shop\.example/),
      getent('prices.shop.example', exactly(site.api)),
    ],
  }),
  control('truncated-and-tcp-open', 'The answer is truncated and comes over TCP', {
    name: 'media.shop.example',
    records: aliasChain('media.shop.example', 6, site.api),
    signs: [
      dig('media.shop.example', /Truncated, retrying in TCP mode[\s\S]*NOERROR/),
      getent('media.shop.example', exactly(site.api)),
    ],
  }),
  control('one-authority-silent', 'One of the two servers of the zone is silent, the resolver asks the other', {
    rules: [{ when: { server: site.authorities[1] }, do: 'drop' }],
    signs: [
      getent(NAME, exactly(site.api)),
      dig(`+norec @${site.authorities[1]} ${NAME}`, /timed out|could be reached/),
    ],
  }),
  control('other-types-refused', 'The resolver refuses AXFR, ANY and TXT', {
    rules: [{ when: { server: site.resolver, types: ['TXT', 'TYPE255', 'TYPE252'] }, do: 'refused' }],
    signs: [dig(`${NAME} TXT`, /REFUSED/), getent(NAME, exactly(site.api))],
  }),
];

/** Oddities of the path. */
const pathControls: Faults = (site) => [
  control('icmp-filtered', 'The router drops ICMP and nothing else', {
    router: [['iptables', '-A', 'FORWARD', '-p', 'icmp', '-j', 'DROP']],
    signs: [beside(`ping -c1 -W1 ${site.resolver}`, /100% packet loss/), getent(NAME, exactly(site.api))],
  }),
];

/** All controls: with them no root cause may be reported. */
export const controls: Faults = (site) => [...clientControls(site), ...serverControls(site), ...pathControls(site)];
