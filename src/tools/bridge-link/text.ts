import type { TextObjects } from '../ip-output.ts';
import { wholeNumber, wordsOf } from '../words.ts';

/** `2: veth1@veth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 master br0 state forwarding priority 32 cost 2` */
const HEAD =
  /^(?<index>[0-9]{1,10}): (?<name>[^\s@:]{1,64})(?:@(?<link>[^\s:]{1,64}))?: <(?<flags>[A-Z0-9_,-]{0,400})>(?<rest>.*)$/;
const TEXTS: readonly string[] = ['master', 'state'];
const NUMBERS: readonly string[] = ['mtu', 'priority', 'cost'];
const TRUTHS: readonly string[] = ['hairpin', 'isolated', 'learning', 'flood', 'neigh_suppress', 'locked'];

/** Makes of `bridge -d link` as text what `bridge -j` prints. */
export class BridgeLinkText implements TextObjects {
  readonly objects: Record<string, unknown>[] = [];

  take(line: string): boolean {
    if (line.length > 2_000) return false;
    const groups = HEAD.exec(line)?.groups;
    if (groups === undefined) {
      const open = this.objects.at(-1);
      if (open === undefined || line.charCodeAt(0) !== 32) return false;
      return this.pairs(open, wordsOf(line));
    }
    const link = groups.link === undefined || /^(?:if[0-9]{1,10}|NONE)$/.test(groups.link) ? {} : { link: groups.link };
    const port = {
      ifindex: Number(groups.index),
      ifname: groups.name,
      ...link,
      flags: (groups.flags ?? '').split(',').filter(Boolean),
    };
    this.objects.push(port);
    this.pairs(port, wordsOf(groups.rest ?? ''));
    return true;
  }

  private pairs(port: Record<string, unknown>, words: readonly string[]): boolean {
    let taken = false;
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [key = '', value = ''] = words.slice(at, at + 2);
      if (TEXTS.includes(key)) port[key] = value;
      else if (NUMBERS.includes(key)) port[key] = wholeNumber(value);
      else if (TRUTHS.includes(key)) port[key] = value === 'on';
      taken ||= TEXTS.includes(key) || NUMBERS.includes(key) || TRUTHS.includes(key);
    }
    return taken;
  }
}
