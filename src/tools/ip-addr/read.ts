import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { LinkText } from '../ip-link-text.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, isObject, type JsonObject, objectsField, textField, textsField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import type { IpAddr } from './value.generated.ts';

type Link = IpAddr['links'][number];
type Address = Link['addresses'][number];

function addressOf(info: JsonObject): Address | undefined {
  const local = textField(info, 'local');
  const prefixlen = integerField(info, 'prefixlen');
  if (local === undefined || prefixlen === undefined) return undefined;
  return {
    family: textField(info, 'family') ?? (local.includes(':') ? 'inet6' : 'inet'),
    local,
    ...maybe('peer', textField(info, 'address')),
    prefixlen,
    cidr: `${local}/${prefixlen}`,
    ...maybe('broadcast', textField(info, 'broadcast')),
    ...maybe('scope', textField(info, 'scope')),
    ...maybe('label', textField(info, 'label')),
    tentative: info.tentative === true,
    dadfailed: info.dadfailed === true,
    deprecated: info.deprecated === true,
    dynamic: info.dynamic === true,
  };
}

function countersOf(side: JsonObject) {
  return {
    ...maybe('bytes', integerField(side, 'bytes')),
    ...maybe('packets', integerField(side, 'packets')),
    ...maybe('errors', integerField(side, 'errors')),
    ...maybe('dropped', integerField(side, 'dropped')),
  };
}

function statsOf(link: JsonObject): Pick<Link, 'rx' | 'tx'> {
  const stats = isObject(link.stats64) ? link.stats64 : link.stats;
  if (!isObject(stats)) return {};
  const { rx, tx } = stats;
  return {
    ...(isObject(rx)
      ? {
          rx: {
            ...countersOf(rx),
            ...maybe('overruns', integerField(rx, 'over_errors')),
            ...maybe('multicast', integerField(rx, 'multicast')),
          },
        }
      : {}),
    ...(isObject(tx)
      ? {
          tx: {
            ...countersOf(tx),
            ...maybe('carrier_errors', integerField(tx, 'carrier_errors')),
            ...maybe('collisions', integerField(tx, 'collisions')),
          },
        }
      : {}),
  };
}

function linkOf(link: JsonObject): Link | undefined {
  const ifname = textField(link, 'ifname');
  if (ifname === undefined) return undefined;
  const flags = textsField(link, 'flags');
  const { linkinfo } = link;
  return {
    ifname,
    ...maybe('ifindex', integerField(link, 'ifindex')),
    flags,
    up: flags.includes('UP'),
    carrier: flags.includes('LOWER_UP') && !flags.includes('NO-CARRIER'),
    loopback: flags.includes('LOOPBACK'),
    ...maybe('operstate', textField(link, 'operstate')),
    ...maybe('mtu', integerField(link, 'mtu')),
    ...maybe('qdisc', textField(link, 'qdisc')),
    ...maybe('txqlen', integerField(link, 'txqlen')),
    ...maybe('link_type', textField(link, 'link_type')),
    ...maybe('kind', isObject(linkinfo) ? textField(linkinfo, 'info_kind') : undefined),
    ...maybe('mac', textField(link, 'address')),
    ...maybe('master', textField(link, 'master')),
    ...maybe('link', textField(link, 'link')),
    ...maybe('link_netnsid', integerField(link, 'link_netnsid')),
    addresses: objectsField(link, 'addr_info').flatMap((info) => addressOf(info) ?? []),
    ...statsOf(link),
  };
}

/** Reads `ip -j -d -s addr`, and `ip addr` of iproute2 and BusyBox as text. */
export function readIpAddr(input: ReadInput): Reading<IpAddr> {
  const list = readIpListOrText(input, 'a list of interfaces was expected, as "ip addr" prints it', new LinkText());
  if (isReading(list)) return list;
  const links = list.objects.flatMap((link) => linkOf(link) ?? []);
  if (links.length < list.objects.length) return unreadable('an object without "ifname" is no interface');
  const addresses = links.flatMap((link) => link.addresses.map(({ local }) => local));
  return readingOf({ links, addresses, leftovers: list.leftovers.lines });
}
