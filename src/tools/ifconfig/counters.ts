import { wholeNumber, wordsOf } from '../words.ts';
import { type Draft, setFlags } from './interface.ts';

type Counter =
  | 'rx_packets'
  | 'rx_bytes'
  | 'rx_errors'
  | 'rx_dropped'
  | 'rx_overruns'
  | 'rx_frame'
  | 'tx_packets'
  | 'tx_bytes'
  | 'tx_errors'
  | 'tx_dropped'
  | 'tx_overruns'
  | 'tx_carrier'
  | 'tx_collisions';

const RX: ReadonlyMap<string, Counter> = new Map([
  ['packets', 'rx_packets'],
  ['bytes', 'rx_bytes'],
  ['errors', 'rx_errors'],
  ['dropped', 'rx_dropped'],
  ['overruns', 'rx_overruns'],
  ['frame', 'rx_frame'],
]);
const TX: ReadonlyMap<string, Counter> = new Map([
  ['packets', 'tx_packets'],
  ['bytes', 'tx_bytes'],
  ['errors', 'tx_errors'],
  ['dropped', 'tx_dropped'],
  ['overruns', 'tx_overruns'],
  ['carrier', 'tx_carrier'],
  ['collisions', 'tx_collisions'],
]);

/** `RX packets 48  bytes 4256 (4.1 KiB)`, `TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0`,
 *  `RX packets:36 errors:0 dropped:0 overruns:0 frame:0`, `RX bytes:5602 (5.6 KB)  TX bytes:13935 (13.9 KB)`,
 *  `collisions:0 txqueuelen:1000` */
export function takeCounters(draft: Draft, text: string): boolean {
  const words = wordsOf(text);
  const [first = ''] = words;
  if (first !== 'RX' && first !== 'TX' && !first.startsWith('collisions:')) return false;
  let names = first === 'RX' ? RX : TX;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === 'RX') names = RX;
    else if (word === 'TX') names = TX;
    const colon = word.indexOf(':');
    const key = colon < 0 ? word : word.slice(0, colon);
    const value = wholeNumber(colon < 0 ? words[at + 1] : word.slice(colon + 1));
    const counter = names.get(key);
    if (value === undefined) continue;
    if (counter !== undefined) draft[counter] = value;
    else if (key === 'txqueuelen') draft.tx_queue_length = value;
  }
  return true;
}

/** `UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1`, `[NO FLAGS]  MTU:1500  Metric:1` */
export function takeOldFlags(draft: Draft, text: string): boolean {
  const place = text.indexOf('MTU:');
  if (place < 0) return false;
  const names = wordsOf(text.slice(0, place));
  if (!names.every((name) => /^\[?[A-Z0-9_-]{1,20}\]?$/.test(name))) return false;
  setFlags(draft, names[0] === '[NO' ? [] : names);
  for (const word of wordsOf(text.slice(place))) {
    const [key, value] = word.split(':', 2);
    const number = wholeNumber(value);
    if (key === 'MTU' && number !== undefined) draft.mtu = number;
    if (key === 'Metric' && number !== undefined) draft.metric = number;
  }
  return true;
}

/** `Interrupt:19 Base address:0x2000`, `device interrupt 16  memory 0xdf300000-df320000` */
export function takeHardware(draft: Draft, text: string): boolean {
  const words = wordsOf(text);
  const line = words.join(' ');
  if (!/^(?:Interrupt:|Base address:|Memory:|device (?:interrupt|base|memory) )/.test(line)) return false;
  const interrupt = wholeNumber(/^(?:Interrupt:|device interrupt )(?<number>[0-9]{1,6})/.exec(line)?.groups?.number);
  const base = /(?:Base address:|base )(?<address>0x[0-9a-f]{1,16})/.exec(line)?.groups?.address;
  if (interrupt !== undefined) draft.interrupt = interrupt;
  if (base !== undefined) draft.base_addr = base;
  return true;
}

/** `ether 02:42:c0:00:02:0a  txqueuelen 0  (Ethernet)`, `loop  txqueuelen 1000  (Local Loopback)`,
 *  `unspec 00-00-00-00-...  txqueuelen 500  (UNSPEC)`, BSD `ether a4:83:e7:00:00:01`, `lladdr 00:25:90:00:00:01` */
export function takeLinkLayer(draft: Draft, text: string): boolean {
  const words = wordsOf(text);
  const [kind = '', address = ''] = words;
  const open = text.indexOf('(');
  const net = words.includes('txqueuelen');
  if (!net && kind !== 'ether' && kind !== 'lladdr') return false;
  if (net && open < 0) return false;
  if (address !== 'txqueuelen' && kind !== 'unspec' && address !== '') draft.mac_addr = address;
  const length = wholeNumber(words[words.indexOf('txqueuelen') + 1]);
  if (net && length !== undefined) draft.tx_queue_length = length;
  if (open >= 0) draft.type = text.slice(open + 1).replace(/\)$/, '');
  return true;
}
