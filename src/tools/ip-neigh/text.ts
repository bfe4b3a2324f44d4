import { ipVersion } from '../../util/address.ts';
import type { TextObjects } from '../ip-output.ts';
import type { JsonObject } from '../json-output.ts';
import { wholeNumber, wordAfter, wordsOf } from '../words.ts';

const STATES: readonly string[] = [
  'INCOMPLETE',
  'REACHABLE',
  'STALE',
  'DELAY',
  'PROBE',
  'FAILED',
  'NOARP',
  'PERMANENT',
  'NONE',
];
/** `used 959/959/916probes 0`: iproute2 6.1 forgets the space. */
const USED =
  / used (?<used>[0-9]{1,10})\/(?<confirmed>[0-9]{1,10})\/(?<updated>[0-9]{1,10}) ?(?:probes (?<probes>[0-9]{1,10}))?/;

function counted(line: string): JsonObject {
  const groups = USED.exec(line)?.groups ?? {};
  return Object.fromEntries(
    Object.entries(groups).flatMap(([key, text]) => {
      const number = wholeNumber(text);
      return number === undefined ? [] : [[key, number]];
    }),
  );
}

/** Makes of `192.0.2.1 dev eth0 lladdr 02:42:c0:00:02:01 used 900/900/857 probes 1 STALE` what `ip -j` prints. */
export class NeighText implements TextObjects {
  readonly objects: JsonObject[] = [];

  take(line: string): boolean {
    if (line.length > 1_000) return false;
    const words = wordsOf(line);
    const [dst = ''] = words;
    const state = words.filter((word) => STATES.includes(word));
    const proxy = words.includes('proxy');
    if (ipVersion(dst) === undefined || (state.length === 0 && !proxy)) return false;
    const dev = wordAfter(words, 'dev');
    const lladdr = wordAfter(words, 'lladdr');
    this.objects.push({
      dst,
      ...(dev === undefined ? {} : { dev }),
      ...(lladdr === undefined ? {} : { lladdr }),
      ...(words.includes('router') ? { router: null } : {}),
      ...counted(line),
      state,
    });
    return true;
  }
}
