import type { TextObjects } from './ip-output.ts';
import { wholeNumber, wordsOf } from './words.ts';

type Draft = Record<string, unknown>;

/** `84: eth0@if85: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue ...` */
const HEAD =
  /^(?<index>[0-9]{1,10}): (?<name>[^\s@:]{1,64}(?::[^\s@:]{1,32})?)(?:@(?<link>[^\s:]{1,64}))?: <(?<flags>[A-Z0-9_,-]{0,400})>(?<rest>.*)$/;
/** The words of the head and of the line below it, by the name that `ip -j` gives to what is behind them. */
const HEAD_KEYS: ReadonlyMap<string, string> = new Map([
  ['mtu', 'mtu'],
  ['qdisc', 'qdisc'],
  ['master', 'master'],
  ['state', 'operstate'],
  ['mode', 'linkmode'],
  ['group', 'group'],
  ['qlen', 'txqlen'],
]);
const LINK_KEYS: ReadonlyMap<string, string> = new Map([
  ['brd', 'broadcast'],
  ['peer', 'broadcast'],
  ['permaddr', 'permaddr'],
  ['link-netnsid', 'link_netnsid'],
  ['promiscuity', 'promiscuity'],
  ['allmulti', 'allmulti'],
  ['minmtu', 'min_mtu'],
  ['maxmtu', 'max_mtu'],
  ['addrgenmode', 'inet6_addr_gen_mode'],
  ['numtxqueues', 'num_tx_queues'],
  ['numrxqueues', 'num_rx_queues'],
  ['gso_max_size', 'gso_max_size'],
  ['gso_max_segs', 'gso_max_segs'],
  ['tso_max_size', 'tso_max_size'],
  ['tso_max_segs', 'tso_max_segs'],
  ['gro_max_size', 'gro_max_size'],
]);
/** Columns of the counters, by the name that `ip -j` gives them. */
const COLUMNS: ReadonlyMap<string, string> = new Map([
  ['bytes', 'bytes'],
  ['packets', 'packets'],
  ['errors', 'errors'],
  ['dropped', 'dropped'],
  ['missed', 'missed_errors'],
  ['mcast', 'multicast'],
  ['overrun', 'over_errors'],
  ['length', 'length_errors'],
  ['crc', 'crc_errors'],
  ['frame', 'frame_errors'],
  ['fifo', 'fifo_errors'],
  ['nohandler', 'rx_nohandler'],
  ['otherhost', 'otherhost'],
  ['compressed', 'compressed'],
  ['carrier', 'carrier_errors'],
  ['collsns', 'collisions'],
  ['aborted', 'aborted_errors'],
  ['window', 'window_errors'],
  ['heartbt', 'heartbeat_errors'],
  ['heartbeat', 'heartbeat_errors'],
  ['transns', 'carrier_changes'],
]);
/** Words of a VXLAN's line that `ip -j` prints under another name. */
const VXLAN: ReadonlyMap<string, string> = new Map([
  ['dev', 'link'],
  ['dstport', 'port'],
]);

/** The text, or the number that it is. */
function scalar(text: string): string | number {
  return wholeNumber(text) ?? text;
}

/** Makes of `ip link` and `ip addr` as text what `ip -j` prints. */
export class LinkText implements TextObjects {
  readonly objects: Draft[] = [];
  private link: Draft | undefined;
  private addresses: Draft[] = [];
  private side: Draft | undefined;
  private columns: readonly string[] = [];

  take(line: string): boolean {
    // `ip -o` puts everything in one line, with a backslash where a line would end.
    if (line.includes('\\   ')) {
      let all = true;
      for (const part of line.split('\\')) all = this.takeOne(part) && all;
      return all;
    }
    return this.takeOne(line);
  }

  private takeOne(line: string): boolean {
    if (line.charCodeAt(0) !== 32) return this.head(line);
    if (this.link === undefined) return false;
    const words = wordsOf(line);
    const [first = ''] = words;
    if (this.columns.length > 0) {
      const taken = this.counters(words);
      this.columns = [];
      if (taken) return true;
    }
    if (first === 'RX:' || first === 'TX:' || first === 'RX' || first === 'TX') return this.columnHead(words);
    if (first.startsWith('link/')) return this.below(words);
    if (first === 'inet' || first === 'inet6') return this.address(words);
    if (first === 'valid_lft') return true;
    if (first === 'altname') {
      const names = this.link.altnames;
      if (Array.isArray(names)) names.push(words[1] ?? '');
      return true;
    }
    return this.details(words);
  }

  private head(line: string): boolean {
    const groups = line.length > 2_000 ? undefined : HEAD.exec(line)?.groups;
    if (groups === undefined) return false;
    this.addresses = [];
    this.columns = [];
    this.link = {
      ifindex: Number(groups.index),
      ifname: groups.name,
      flags: (groups.flags ?? '').split(',').filter(Boolean),
      altnames: [],
      addr_info: this.addresses,
      stats64: {},
    };
    const below = groups.link;
    const index = below?.startsWith('if') === true ? wholeNumber(below.slice(2)) : undefined;
    if (index !== undefined) this.link.link_index = index;
    else if (below !== undefined && below !== 'NONE') this.link.link = below;
    const words = wordsOf(groups.rest ?? '');
    for (let at = 0; at + 1 < words.length; at += 2) {
      const key = HEAD_KEYS.get(words[at] ?? '');
      if (key !== undefined)
        this.link[key] = key === 'mtu' || key === 'txqlen' ? scalar(words[at + 1] ?? '') : words[at + 1];
    }
    this.objects.push(this.link);
    return true;
  }

  /** `link/ether 02:42:c0:00:02:0a brd ff:ff:ff:ff:ff:ff link-netnsid 0 promiscuity 0 ...` */
  private below(words: string[]): boolean {
    const { link } = this;
    if (link === undefined) return false;
    link.link_type = words[0]?.slice(5) ?? '';
    const address = words[1];
    const bare = address === undefined || LINK_KEYS.has(address);
    if (!bare) link.address = address;
    this.pairs(words, bare ? 1 : 2);
    return true;
  }

  /** Keeps the pairs that every interface has, and gives back the words that it does not know. */
  private pairs(words: readonly string[], from: number): string[] {
    const unknown: string[] = [];
    for (let at = from; at < words.length; at++) {
      const key = LINK_KEYS.get(words[at] ?? '');
      if (key === undefined || this.link === undefined) unknown.push(words[at] ?? '');
      else {
        at += 1;
        this.link[key] = key === 'broadcast' ? words[at] : scalar(words[at] ?? '');
      }
    }
    return unknown;
  }

  /** `vxlan id 42 remote 192.0.2.20 dev eth0 srcport 0 0 dstport 4789 ...`, `bridge_slave state forwarding ...`, below the
   *  link line of `ip -d`. */
  private details(words: readonly string[]): boolean {
    const [kind = ''] = words;
    const { link } = this;
    if (link === undefined || !/^[a-z][a-z0-9_]{1,20}$/.test(kind) || link.link_type === undefined) return false;
    const info = (typeof link.linkinfo === 'object' && link.linkinfo) || {};
    const rest = this.pairs(words, 1);
    const data: Draft = {};
    const known = LinkText.known(kind);
    for (let at = 0; at < rest.length; at++) {
      const word = rest[at] ?? '';
      if (known?.includes(word) === true) data[word] = true;
      // `srcport 0 0`: a range.
      else if (word === 'srcport') at += 2;
      else if (word === 'protocol' || word === 'id' || at + 1 < rest.length) {
        at += 1;
        data[(kind === 'vxlan' ? VXLAN.get(word) : undefined) ?? word] = scalar(rest[at] ?? '');
      }
    }
    const slave = kind.endsWith('_slave');
    const own: readonly (readonly [string, unknown])[] = slave
      ? [
          ['info_slave_kind', kind.slice(0, -6)],
          ['info_slave_data', data],
        ]
      : [
          ['info_kind', kind],
          ['info_data', LinkText.vxlan(kind, data)],
        ];
    link.linkinfo = { ...info, ...Object.fromEntries(own) };
    return true;
  }

  /** Words that stand alone in the line of a kind. */
  private static known(kind: string): readonly string[] | undefined {
    if (kind === 'vxlan')
      return [
        'nolearning',
        'proxy',
        'rsc',
        'l2miss',
        'l3miss',
        'udpcsum',
        'noudpcsum',
        'udp6zerocsumtx',
        'noudp6zerocsumtx',
        'udp6zerocsumrx',
        'noudp6zerocsumrx',
        'gbp',
        'external',
        'noexternal',
        'vnifilter',
        'localbypass',
        'nolocalbypass',
      ];
    if (['gre', 'gretap', 'ipip', 'sit', 'ip6tnl', 'ip6gre', 'vti', 'geneve'].includes(kind))
      return [
        'pmtudisc',
        'nopmtudisc',
        'noencap',
        'iseq',
        'oseq',
        'icsum',
        'ocsum',
        'external',
        'udpcsum',
        'noudpcsum',
        'udp6zerocsumrx',
        'noudp6zerocsumrx',
        'udp6zerocsumtx',
        'noudp6zerocsumtx',
        'ignore-df',
        'noignore-df',
        'fwmark',
      ];
    return kind === 'macvlan' || kind === 'macvtap' ? ['nopromisc', 'nodst'] : undefined;
  }

  private static vxlan(kind: string, data: Draft): Draft {
    return kind === 'vxlan' ? { ...data, learning: data.nolearning !== true } : data;
  }

  /** `RX:  bytes packets errors dropped  missed   mcast`, before 5.11 `RX: bytes  packets  errors  dropped overrun mcast`;
   *  `RX errors:  length    crc   frame    fifo overrun` */
  private columnHead(words: readonly string[]): boolean {
    const stats = this.link?.stats64;
    const name = words[0]?.startsWith('RX') === true ? 'rx' : 'tx';
    if (typeof stats !== 'object' || stats === null) return false;
    const sides = new Map<string, unknown>(Object.entries(stats));
    const had = sides.get(name);
    this.side = { ...(typeof had === 'object' ? had : {}) };
    if (this.link !== undefined) this.link.stats64 = { ...stats, [name]: this.side };
    this.columns = words.slice(words[0]?.endsWith(':') === true ? 1 : 2);
    return true;
  }

  private counters(words: readonly string[]): boolean {
    const numbers = words.map(wholeNumber);
    if (numbers.length !== this.columns.length || numbers.includes(undefined) || this.side === undefined) return false;
    for (const [at, column] of this.columns.entries()) {
      const key = COLUMNS.get(column);
      if (key !== undefined) this.side[key] = numbers[at];
    }
    return true;
  }

  /** `inet 192.0.2.10/24 brd 192.0.2.255 scope global dynamic eth0`, `inet 10.0.0.1 peer 10.0.0.2/32 scope global tun0`,
   *  `inet6 fe80::1/64 scope link tentative` */
  private address(words: readonly string[]): boolean {
    const value = (key: string) => (words.includes(key) ? words[words.indexOf(key) + 1] : undefined);
    const peer = value('peer');
    const [local = ''] = (words[1] ?? '').split('/', 1);
    const prefixlen = wholeNumber((peer ?? words[1] ?? '').split('/', 2)[1]);
    if (local === '') return false;
    const six = words[0] === 'inet6';
    const info: Draft = { family: words[0], local, prefixlen: prefixlen ?? (six ? 128 : 32) };
    if (peer !== undefined) info.address = peer.split('/', 1)[0];
    if (words.includes('brd')) info.broadcast = value('brd');
    if (words.includes('scope')) info.scope = value('scope');
    for (const flag of ['tentative', 'dadfailed', 'deprecated', 'dynamic', 'temporary', 'secondary'])
      if (words.includes(flag)) info[flag] = true;
    // The label of an IPv4 address is the last word.
    if (!six && words.length > 4) info.label = words.at(-1);
    this.addresses.push(info);
    return true;
  }
}
