import type { NodeName } from '../model/lab.ts';

/** One interface of a machine. `v4` and `v6` with their prefix length; absent on ports of the switch. */
export interface Port {
  readonly node: NodeName;
  readonly name: string;
  readonly v4?: readonly string[];
  readonly v6?: readonly string[];
}

/** A cable: a pair of veth interfaces. */
export interface Cable {
  readonly a: Port;
  readonly b: Port;
}

/** A route as `ip route add` takes it. */
export interface Route {
  readonly node: NodeName;
  readonly to: string;
  readonly via: string;
}

export const NODES: readonly NodeName[] = [
  ...(['client', 'desk', 'gate', 'north', 'south'] as const),
  ...(['names', 'shop', 'carrier', 'outside', 'switch'] as const),
];

/** The machines that are containers where there is an engine. */
export const CONTAINERS: readonly NodeName[] = ['client', 'shop'];

export const ROUTERS: readonly NodeName[] = ['gate', 'north', 'south', 'carrier'];

/** The machines that a user may look at, with what they are for. */
export const ROLES: Readonly<Record<NodeName, string>> = {
  client: 'the target',
  desk: "another host on the client's LAN",
  gate: "the LAN's gateway",
  north: 'router: to names, and to the outside with NAT',
  south: 'router: to shop',
  names: 'two resolvers, three authoritative servers',
  shop: 'the server: HTTP 80, TLS 443, echo 6000 tcp and 6001 udp',
  carrier: "the provider's router",
  outside: 'a host on the internet: HTTP 80, TLS 443, 22 and 5000',
  switch: "the LAN's bridge",
};

/** Words that stand for addresses and names, in the data of the faults between percent signs. */
export const WORDS: Readonly<Record<string, string>> = {
  lan: '172.28.10.0/25',
  lan6: '2001:db8:28:10::/64',
  client: '172.28.10.10',
  client6: '2001:db8:28:10::10',
  desk: '172.28.10.20',
  desk6: '2001:db8:28:10::20',
  gate: '172.28.10.1',
  gate6: '2001:db8:28:10::1',
  lan_nobody: '172.28.10.77',
  gate_to_north: '172.28.1.1',
  north_to_gate: '172.28.1.2',
  gate_to_south: '172.28.2.1',
  south_to_gate: '172.28.2.2',
  north_to_south: '172.28.3.1',
  south_to_north: '172.28.3.2',
  gate_to_south6: '2001:db8:28:2::1',
  south_to_gate6: '2001:db8:28:2::2',
  north_to_south6: '2001:db8:28:3::1',
  names_net: '172.28.53.0/26',
  resolver: '172.28.53.10',
  resolver6: '2001:db8:28:53::10',
  spare: '172.28.53.11',
  primary: '172.28.53.20',
  secondary: '172.28.53.21',
  parent: '172.28.53.22',
  names_nobody: '172.28.53.50',
  shop_net: '172.28.30.0/26',
  shop_net6: '2001:db8:28:30::/64',
  shop: '172.28.30.20',
  shop_too: '172.28.30.21',
  shop6: '2001:db8:28:30::20',
  shop_nobody: '172.28.30.50',
  north_uplink: '198.51.100.2',
  carrier: '198.51.100.1',
  outside: '203.0.113.80',
  outside6: '2001:db8:113::80',
  zone: 'corp.example',
  orders_name: 'orders.corp.example',
  ledger_name: 'ledger.corp.example',
  shop_name: 'shop.corp.example',
  outside_name: 'www.outside.example',
};

/** The text with every %word% replaced. Throws on a word that is not there: the data are our own. */
export function fillIn(text: string): string {
  return text.replace(/%([a-z0-9_]+)%/g, (_, word: string) => {
    const value = WORDS[word];
    if (value === undefined) throw new Error(`the lab knows no %${word}%`);
    return value;
  });
}

function port(node: NodeName, name: string, v4: readonly string[], v6: readonly string[]): Port {
  return { node, name, v4, v6 };
}

/** The cables; the first end is made in its machine, the other end is put into the other one. */
export const CABLES: readonly Cable[] = [
  { a: port('client', 'eth0', ['172.28.10.10/25'], ['2001:db8:28:10::10/64']), b: { node: 'switch', name: 'client' } },
  { a: port('desk', 'eth0', ['172.28.10.20/25'], ['2001:db8:28:10::20/64']), b: { node: 'switch', name: 'desk' } },
  { a: port('gate', 'lan', ['172.28.10.1/25'], ['2001:db8:28:10::1/64']), b: { node: 'switch', name: 'gate' } },
  {
    a: port('gate', 'to-north', ['172.28.1.1/30'], ['2001:db8:28:1::1/64']),
    b: port('north', 'to-gate', ['172.28.1.2/30'], ['2001:db8:28:1::2/64']),
  },
  {
    a: port('gate', 'to-south', ['172.28.2.1/30'], ['2001:db8:28:2::1/64']),
    b: port('south', 'to-gate', ['172.28.2.2/30'], ['2001:db8:28:2::2/64']),
  },
  {
    a: port('north', 'to-south', ['172.28.3.1/30'], ['2001:db8:28:3::1/64']),
    b: port('south', 'to-north', ['172.28.3.2/30'], ['2001:db8:28:3::2/64']),
  },
  {
    a: port('north', 'to-names', ['172.28.53.1/26'], ['2001:db8:28:53::1/64']),
    b: port(
      'names',
      'eth0',
      ['172.28.53.10/26', '172.28.53.11/26', '172.28.53.20/26', '172.28.53.21/26', '172.28.53.22/26'],
      ['2001:db8:28:53::10/64'],
    ),
  },
  {
    a: port('south', 'to-shop', ['172.28.30.1/26'], ['2001:db8:28:30::1/64']),
    b: port('shop', 'eth0', ['172.28.30.20/26', '172.28.30.21/26'], ['2001:db8:28:30::20/64']),
  },
  {
    a: port('north', 'uplink', ['198.51.100.2/30'], ['2001:db8:ca::2/64']),
    b: port('carrier', 'to-north', ['198.51.100.1/30'], ['2001:db8:ca::1/64']),
  },
  {
    a: port('carrier', 'to-outside', ['203.0.113.1/24'], ['2001:db8:113::1/64']),
    b: port('outside', 'eth0', ['203.0.113.80/24'], ['2001:db8:113::80/64']),
  },
];

function routes(node: NodeName, ...pairs: readonly (readonly [string, string])[]): readonly Route[] {
  return pairs.map(([to, via]) => ({ node, to, via }));
}

export const ROUTES: readonly Route[] = [
  ...routes('client', ['default', '172.28.10.1'], ['::/0', '2001:db8:28:10::1']),
  ...routes('desk', ['default', '172.28.10.1'], ['::/0', '2001:db8:28:10::1']),
  ...routes('gate', ['default', '172.28.1.2'], ['::/0', '2001:db8:28:1::2']),
  ...routes('gate', ['172.28.30.0/26', '172.28.2.2'], ['2001:db8:28:30::/64', '2001:db8:28:2::2']),
  ...routes('north', ['default', '198.51.100.1'], ['::/0', '2001:db8:ca::1']),
  ...routes('north', ['172.28.10.0/25', '172.28.1.1'], ['2001:db8:28:10::/64', '2001:db8:28:1::1']),
  ...routes('north', ['172.28.30.0/26', '172.28.3.2'], ['2001:db8:28:30::/64', '2001:db8:28:3::2']),
  ...routes('south', ['default', '172.28.3.1'], ['::/0', '2001:db8:28:3::1']),
  ...routes('south', ['172.28.10.0/25', '172.28.2.1'], ['2001:db8:28:10::/64', '2001:db8:28:2::1']),
  ...routes('names', ['default', '172.28.53.1'], ['::/0', '2001:db8:28:53::1']),
  ...routes('shop', ['default', '172.28.30.1'], ['::/0', '2001:db8:28:30::1']),
  ...routes('carrier', ['2001:db8:28::/48', '2001:db8:ca::2']),
  // The outside has no way to private addresses, as on the internet.
  ...routes('outside', ['198.51.100.0/30', '203.0.113.1'], ['2001:db8:28::/48', '2001:db8:113::1']),
  ...routes('outside', ['2001:db8:ca::/64', '2001:db8:113::1']),
];

/** Settings of every machine; those that faults change are here too, so that `clear` puts them back. */
const SETTINGS: Readonly<Record<string, string>> = {
  'net.ipv4.conf.all.rp_filter': '0',
  'net.ipv4.conf.default.rp_filter': '0',
  'net.ipv4.conf.all.send_redirects': '0',
  'net.ipv4.conf.default.send_redirects': '0',
  'net.ipv4.icmp_ratelimit': '0',
  'net.ipv4.icmp_echo_ignore_all': '0',
  'net.ipv4.ip_local_port_range': '32768 60999',
  'net.ipv4.tcp_rmem': '4096 131072 6291456',
  'net.ipv6.icmp.ratelimit': '0',
  // A container starts with IPv6 switched off.
  'net.ipv6.conf.all.disable_ipv6': '0',
  'net.ipv6.conf.default.disable_ipv6': '0',
  'net.ipv6.conf.default.accept_dad': '0',
  'net.ipv6.conf.default.accept_ra': '0',
};

/** Of the router before the server; the kernel's own values. They are there once connections are tracked. */
const TRACKING: Readonly<Record<string, string>> = {
  'net.netfilter.nf_conntrack_tcp_loose': '1',
  'net.netfilter.nf_conntrack_tcp_timeout_established': '432000',
};

/** The sysctl settings of a machine. A namespace that is made on a Docker host begins with forwarding on. */
export function settingsOf(node: NodeName): Readonly<Record<string, string>> {
  const forward = ROUTERS.includes(node) ? '1' : '0';
  const tracking = node === 'south' ? TRACKING : {};
  return { ...SETTINGS, ...tracking, 'net.ipv4.ip_forward': forward, 'net.ipv6.conf.all.forwarding': forward };
}

/** Rules that a healthy machine has. */
export function rulesetOf(node: NodeName): string | undefined {
  if (node !== 'north') return undefined;
  return `table ip border {
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "uplink" ip saddr 172.28.0.0/16 counter masquerade
  }
}
`;
}

/** The interfaces of a machine, the bridge of the switch apart. */
export function portsOf(node: NodeName): readonly Port[] {
  return CABLES.flatMap(({ a, b }) => [a, b]).filter((one) => one.node === node);
}

export const BRIDGE = 'lan';
/** Given, because a bridge without one takes that of a port, and another one each time. */
export const BRIDGE_ADDRESS = '02:6e:72:00:ff:01';
