import type { TextObjects } from '../ip-output.ts';
import { isMac, wholeNumber, wordsOf } from '../words.ts';

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['dev', 'ifname'],
  ['master', 'master'],
  ['dst', 'dst'],
  ['via', 'viaIf'],
]);
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['vlan', 'vlan'],
  ['vni', 'vni'],
  ['port', 'port'],
]);
const STATES: readonly string[] = ['permanent', 'static', 'stale', 'noarp'];

/** Makes of `d6:ea:ff:6c:36:27 dev veth1 vlan 1 used 3224/3224 master br0 permanent` what `bridge -j` prints. */
export class FdbText implements TextObjects {
  readonly objects: Record<string, unknown>[] = [];

  take(line: string): boolean {
    const words = line.length > 1_000 ? [] : wordsOf(line);
    const [mac = ''] = words;
    if (!isMac(mac) || (!words.includes('dev') && words.length < 2)) return false;
    const flags: string[] = [];
    const entry: Record<string, unknown> = { mac, flags };
    for (let at = 1; at < words.length; at++) {
      const word = words[at] ?? '';
      const next = words[at + 1] ?? '';
      const text = TEXTS.get(word);
      const number = NUMBERS.get(word);
      // `master` alone is a flag.
      if (text !== undefined && next !== '') entry[text] = next;
      else if (number !== undefined) entry[number] = wholeNumber(next);
      else if (word === 'used') [entry.used, entry.updated] = next.split('/').map(wholeNumber);
      else {
        if (STATES.includes(word)) entry.state = word;
        else flags.push(word);
        continue;
      }
      at += 1;
    }
    this.objects.push(entry);
    return true;
  }
}
