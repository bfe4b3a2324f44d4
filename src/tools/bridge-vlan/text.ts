import type { TextObjects } from '../ip-output.ts';
import { Words, wholeNumber, wordsOf } from '../words.ts';

/** `port              vlan-id    tunnel-id`, in old versions `port	vlan ids	tunnel id` */
export const TITLE = /^port\s+vlan[ -]ids?(?<tunnel>\s+tunnel[ -]id)?$/;

/** `10` or `20-23`. Absent when it is neither. */
function rangeOf(word: string): readonly [number, number] | undefined {
  const [from = '', to = from, ...more] = word.split('-', 3);
  const first = wholeNumber(from);
  const last = wholeNumber(to);
  return first === undefined || last === undefined || more.length > 0 ? undefined : [first, last];
}

/** `RX: 984 bytes 10 packets`, `state forwarding mcast_router 1`. False when it is neither. */
function detail(vlan: Record<string, unknown>, words: readonly string[]): boolean {
  const [word, number, unit, packets] = words;
  if ((word === 'RX:' || word === 'TX:') && unit === 'bytes') {
    const way = word === 'RX:' ? 'rx' : 'tx';
    vlan[`${way}_bytes`] = wholeNumber(number);
    vlan[`${way}_packets`] = wholeNumber(packets);
    return true;
  }
  if (word !== 'state' || number === undefined) return false;
  vlan.state = number;
  return true;
}

type Port = Record<string, unknown> & {
  readonly ifname: string;
  readonly vlans: Record<string, unknown>[];
  readonly tunnels: Record<string, unknown>[];
};

/** Makes of `bridge vlan show` and `bridge vlan tunnelshow` as text what `bridge -j` prints. */
export class VlanText implements TextObjects {
  readonly objects: Port[] = [];
  /** Absent until the title of the columns was seen: without it any two words would be a port. */
  private columns: 'vlans' | 'tunnels' | undefined;

  take(line: string): boolean {
    if (line.length > 1_000) return false;
    const title = TITLE.exec(line);
    if (title !== null) {
      this.columns = title.groups?.tunnel === undefined ? 'vlans' : 'tunnels';
      return true;
    }
    if (this.columns === undefined) return false;
    if (line.startsWith(' ') || line.startsWith('\t')) return this.more(this.objects.at(-1), wordsOf(line));
    const words = new Words(line);
    const port: Port = { ifname: words.next(), vlans: [], tunnels: [] };
    const rest = wordsOf(words.rest());
    // Old versions print a port without VLANs, as `veth0	None`.
    if (!(rest.length === 1 && rest[0] === 'None') && !this.more(port, rest)) return false;
    this.objects.push(port);
    return true;
  }

  private more(port: Port | undefined, words: readonly string[]): boolean {
    if (port === undefined) return false;
    const range = rangeOf(words[0] ?? '');
    if (range === undefined) {
      const vlan = port.vlans.at(-1);
      return vlan !== undefined && detail(vlan, words);
    }
    const [vlan, vlanEnd] = range;
    if (this.columns === 'tunnels') {
      const tunnel = rangeOf(words[1] ?? '');
      if (tunnel === undefined) return false;
      port.tunnels.push({ vlan, vlanEnd, tunid: tunnel[0], tunidEnd: tunnel[1] });
      return true;
    }
    const said = words.slice(1).join(' ');
    const flags = ['PVID', 'Egress Untagged'].filter((flag) => said.includes(flag));
    port.vlans.push({ vlan, vlanEnd, flags });
    return said === flags.join(' ');
  }
}
