import type { TextObjects } from '../ip-output.ts';
import type { JsonObject } from '../json-output.ts';
import { wholeNumber, wordsOf } from '../words.ts';

/** What a rule does when it looks no table up. */
const ACTIONS: readonly string[] = ['unreachable', 'blackhole', 'prohibit', 'nop', 'masquerade', 'nat', 'goto'];
const HEAD = /^(?<priority>[0-9]{1,10}):\s{1,8}(?<rest>\S.{0,1000})$/;

type Draft = Record<string, unknown>;

function network(draft: Draft, key: 'src' | 'dst', text: string): void {
  const [address, length] = text.split('/', 2);
  draft[key] = address;
  const bits = wholeNumber(length);
  if (bits !== undefined) draft[`${key}len`] = bits;
}

function take(draft: Draft, word: string, next: string): boolean {
  if (word === 'from' || word === 'to') network(draft, word === 'from' ? 'src' : 'dst', next);
  else if (word === 'iif' || word === 'oif') draft[word] = next;
  else if (word === 'fwmark') {
    const [mark, mask] = next.split('/', 2);
    draft.fwmark = mark;
    if (mask !== undefined) draft.fwmask = mask;
  } else if (word === 'lookup' || word === 'table') {
    // BusyBox prints `lookup unspec unreachable` where no table is looked up.
    if (next !== 'unspec') draft.table = next;
  } else if (word === 'ipproto') draft.ipproto = next;
  else if (word === 'sport' || word === 'dport') range(draft, word, next);
  else if (word === 'uidrange') range(draft, 'uid', next);
  else return false;
  return true;
}

/** `80`, `80-90`; of users always two. */
function range(draft: Draft, key: 'sport' | 'dport' | 'uid', text: string): void {
  const [first, last] = text.split('-', 2);
  if (last === undefined) draft[key] = wholeNumber(first);
  else {
    draft[`${key}_start`] = wholeNumber(first);
    draft[`${key}_end`] = wholeNumber(last);
  }
}

/** Makes of `100:	from 192.0.2.0/24 to 198.51.100.0/24 fwmark 0x1/0xff lookup 100` what `ip -j` prints. */
export class RuleText implements TextObjects {
  readonly objects: JsonObject[] = [];

  take(line: string): boolean {
    const groups = HEAD.exec(line)?.groups;
    if (groups === undefined) return false;
    const words = wordsOf(groups.rest ?? '');
    const draft: Draft = { priority: Number(groups.priority) };
    if (words[0] === 'not') {
      draft.not = null;
      words.shift();
    }
    if (words[0] !== 'from') return false;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? '';
      if (take(draft, word, words[at + 1] ?? '')) at += 1;
      else if (ACTIONS.includes(word)) draft.action = word;
    }
    this.objects.push(draft);
    return true;
  }
}
