import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { LinkText } from '../ip-link-text.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, type JsonObject, textField, textsField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { countersOf } from './counters.ts';
import { kindOf } from './kind.ts';
import type { IpLink } from './value.generated.ts';

type Link = IpLink['links'][number];

function linkOf(link: JsonObject): Link | undefined {
  const ifname = textField(link, 'ifname');
  if (ifname === undefined || !Array.isArray(link.flags)) return undefined;
  const flags = textsField(link, 'flags');
  return {
    ifname,
    ...maybe('ifindex', integerField(link, 'ifindex')),
    flags,
    up: flags.includes('UP'),
    carrier: flags.includes('LOWER_UP') && !flags.includes('NO-CARRIER'),
    loopback: flags.includes('LOOPBACK'),
    promiscuous: flags.includes('PROMISC'),
    ...maybe('operstate', textField(link, 'operstate')),
    ...maybe('mtu', integerField(link, 'mtu')),
    ...maybe('min_mtu', integerField(link, 'min_mtu')),
    ...maybe('max_mtu', integerField(link, 'max_mtu')),
    ...maybe('qdisc', textField(link, 'qdisc')),
    ...maybe('txqlen', integerField(link, 'txqlen')),
    ...maybe('linkmode', textField(link, 'linkmode')),
    ...maybe('group', textField(link, 'group')),
    ...maybe('link_type', textField(link, 'link_type')),
    ...maybe('mac', textField(link, 'address')),
    ...maybe('broadcast', textField(link, 'broadcast')),
    ...maybe('permanent_mac', textField(link, 'permaddr')),
    ...maybe('master', textField(link, 'master')),
    ...maybe('link', textField(link, 'link')),
    ...maybe('link_index', integerField(link, 'link_index')),
    ...maybe('link_netnsid', integerField(link, 'link_netnsid')),
    altnames: textsField(link, 'altnames'),
    ...maybe('promiscuity', integerField(link, 'promiscuity')),
    ...maybe('num_tx_queues', integerField(link, 'num_tx_queues')),
    ...maybe('num_rx_queues', integerField(link, 'num_rx_queues')),
    ...maybe('gso_max_size', integerField(link, 'gso_max_size')),
    ...maybe('gro_max_size', integerField(link, 'gro_max_size')),
    ...kindOf(link),
    ...countersOf(link),
  };
}

/** Reads `ip -j -d -s -s link`, and `ip link` as text. */
export function readIpLink(input: ReadInput): Reading<IpLink> {
  const list = readIpListOrText(input, 'a list of interfaces was expected, as "ip link" prints it', new LinkText());
  if (isReading(list)) return list;
  const links = list.objects.flatMap((link) => linkOf(link) ?? []);
  if (links.length < list.objects.length) return unreadable('an object without "ifname" and "flags" is no interface');
  return readingOf({
    links,
    admin_down: links.filter(({ up }) => !up).map(({ ifname }) => ifname),
    no_carrier: links.filter(({ up, carrier }) => up && !carrier).map(({ ifname }) => ifname),
    leftovers: list.leftovers.lines,
  });
}
