import { beside, dig, exactly, type Faults } from '../fault.ts';

const NAME = 'orders.shop.example';
const SILENT = /timed out|no servers could be reached/;

/** A router between the target and the resolver is in the way. */
export const pathFaults: Faults = (site) => [
  {
    id: 'udp-53-dropped',
    title: 'The router drops UDP port 53 and lets TCP port 53 pass',
    name: NAME,
    causes: [{ code: 'dns.udp_blocked', object: site.resolver }],
    accept: ['fw.path_drop', 'dns.resolver_no_response'],
    mustNot: ['dns.wrong_nameserver', 'dns.resolver_port_closed', 'fw.local_output_drop', 'dns.edns_blocked'],
    router: [['iptables', '-A', 'FORWARD', '-p', 'udp', '--dport', '53', '-j', 'DROP']],
    signs: [
      dig(NAME, SILENT),
      dig(`+tcp +short ${NAME}`, exactly(site.api)),
      dig(`@${site.authorities[0]} ${NAME}`, SILENT),
    ],
  },
  {
    id: 'resolver-behind-blackhole',
    title: 'A router discards everything to the resolver',
    name: NAME,
    causes: [{ code: 'dns.resolver_unreachable', object: site.resolver }],
    accept: ['route.remote_blackhole', 'route.path_silent_drop', 'fw.path_drop', 'dns.resolver_no_response'],
    mustNot: ['dns.wrong_nameserver', 'dns.resolver_port_closed', 'dns.udp_blocked', 'fw.local_output_drop'],
    router: [['ip', 'route', 'add', 'blackhole', site.resolver]],
    signs: [
      dig(NAME, SILENT),
      beside(`ping -c1 -W1 ${site.resolver}`, /100% packet loss/),
      beside(`ping -c1 -W1 ${site.secondResolver}`, / 0% packet loss/),
    ],
  },
  {
    id: 'resolver-without-route',
    title: 'A router says that it has no route to the resolver',
    name: NAME,
    causes: [{ code: 'dns.resolver_unreachable', object: site.resolver }],
    accept: ['route.remote_unreachable', 'dns.wrong_nameserver'],
    mustNot: ['dns.resolver_no_response', 'dns.resolver_port_closed', 'fw.local_output_drop'],
    router: [['ip', 'route', 'add', 'unreachable', site.resolver]],
    signs: [
      beside(`ping -c1 -W1 ${site.resolver}`, /Destination Host Unreachable/),
      beside(`ping -c1 -W1 ${site.secondResolver}`, / 0% packet loss/),
    ],
  },
  {
    id: 'queries-intercepted',
    title: 'A router sends every query to a resolver of its own, which lies about the name',
    name: NAME,
    causes: [{ code: 'dns.intercepted', object: site.resolver, or: ['port 53', '53'] }],
    mustNot: ['dns.stale_record', 'dns.hosts_override', 'dns.slow_resolver', 'fw.local_output_drop'],
    servers: { [site.interceptor]: { view: { [NAME]: { A: [site.idle] } } } },
    router: ['udp', 'tcp'].map((protocol) => [
      ...['iptables', '-t', 'nat', '-A', 'PREROUTING', '-p', protocol, '--dport', '53'],
      ...['-j', 'DNAT', '--to-destination', site.interceptor],
    ]),
    signs: [
      dig(`+short ${NAME}`, exactly(site.idle)),
      dig(`+norec @${site.authorities[0]} ${NAME}`, /flags: qr ra;/),
      dig(`+short @${site.nobody} web.shop.example`, exactly(site.web)),
    ],
  },
];
