import { maybe } from '../output.ts';
import { wholeNumber, wordAfter, wordsOf } from '../words.ts';
import { type Draft, newInterface, setFlags } from './interface.ts';

const NAME = /^[^\s<>]{1,64}$/;
/** `flags=4163<UP,BROADCAST,RUNNING,MULTICAST>` */
const FLAGS = /^flags=(?<number>[0-9a-f]{1,16})(?:<(?<names>[^<>]{0,400})>)?$/;

/** `eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500`, BSD `en0: flags=8863<UP,...> metric 0 mtu 1500` */
function readNew(words: readonly string[]): Draft | undefined {
  const [name = '', second = ''] = words;
  if (!name.endsWith(':') || !second.startsWith('flags=')) return undefined;
  const flags = FLAGS.exec(second)?.groups;
  if (flags === undefined) return undefined;
  const names = (flags.names ?? '').split(',').filter(Boolean);
  return Object.assign(newInterface(name.slice(0, -1), names), {
    ...maybe('flags', wholeNumber(flags.number)),
    ...maybe('metric', wholeNumber(wordAfter(words, 'metric'))),
    ...maybe('mtu', wholeNumber(wordAfter(words, 'mtu'))),
  });
}

/** `eth0      Link encap:Ethernet  HWaddr 02:42:C0:00:02:0A`, `lo        Link encap:Local Loopback` */
function readOld(line: string, words: readonly string[]): Draft | undefined {
  const [name = '', link, encap] = words;
  if (link !== 'Link' || encap?.startsWith('encap:') !== true) return undefined;
  const type = line.slice(line.indexOf('encap:') + 6);
  const end = type.indexOf('HWaddr');
  const draft = newInterface(name, []);
  draft.type = (end < 0 ? type : type.slice(0, end)).trim();
  return Object.assign(draft, maybe('mac_addr', wordAfter(words, 'HWaddr')));
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['U', 'UP'],
  ['R', 'RUNNING'],
  ['B', 'BROADCAST'],
  ['M', 'MULTICAST'],
  ['L', 'LOOPBACK'],
  ['P', 'POINTOPOINT'],
  ['O', 'NOARP'],
  ['A', 'ALLMULTI'],
  ['m', 'MASTER'],
  ['s', 'SLAVE'],
  ['D', 'DYNAMIC'],
]);

/** `eth0             1500       48      0      0 0            47      0      0      0 BMRU`, with -s;
 *  `eth0:1           1500      - no statistics available -                        BMRU` */
export function readShort(line: string): Draft | undefined {
  const words = wordsOf(line);
  const [name = '', ...rest] = words;
  const letters = rest.pop() ?? '';
  const [mtu, rxOk, rxErr, rxDrop, rxOver, txOk, txErr, txDrop, txOver, more] = rest.map(wholeNumber);
  if (rest.length !== 9 || more !== undefined || mtu === undefined || !/^[A-Za-z]{1,12}$/.test(letters))
    return undefined;
  const draft = newInterface(name, []);
  setFlags(
    draft,
    [...letters].flatMap((letter) => LETTERS.get(letter) ?? []),
  );
  draft.state = [...draft.flag_names];
  return Object.assign(draft, {
    mtu,
    ...maybe('rx_packets', rxOk),
    ...maybe('rx_errors', rxErr),
    ...maybe('rx_dropped', rxDrop),
    ...maybe('rx_overruns', rxOver),
    ...maybe('tx_packets', txOk),
    ...maybe('tx_errors', txErr),
    ...maybe('tx_dropped', txDrop),
    ...maybe('tx_overruns', txOver),
  });
}

/** The line with which an interface begins: it alone begins at the left edge. */
export function readHeader(line: string): Draft | undefined {
  if (line.startsWith(' ') || line.startsWith('\t') || line.length > 1_000) return undefined;
  const words = wordsOf(line);
  return NAME.test(words[0] ?? '') ? (readNew(words) ?? readOld(line, words)) : undefined;
}
