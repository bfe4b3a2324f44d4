import { maybe } from '../output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import { type IpSet, kindsOf, type Member } from './member.ts';

/** Options of a set without a value. */
const FLAGS: readonly string[] = ['counters', 'comment', 'skbinfo', 'forceadd'];

/** A set while it is read. */
export class OpenSet {
  readonly name: string;
  kinds: readonly string[] = [];
  header = '';
  revision: number | undefined;
  memory: number | undefined;
  references: number | undefined;
  entries: number | undefined;
  members: Member[] | undefined;
  private method = '';

  constructor(name: string) {
    this.name = name;
  }

  set type(type: string) {
    this.method = type;
    this.kinds = kindsOf(type);
  }

  get type(): string {
    return this.method;
  }

  /** What was read of it. */
  close(): IpSet {
    const options = headerOf(this.header);
    const family = options.get('family');
    const maxelem = wholeNumber(options.get('maxelem'));
    const { entries, members } = this;
    return {
      name: this.name,
      type: this.type,
      ...maybe('revision', this.revision),
      header: this.header,
      ...(family === 'inet' || family === 'inet6' ? { family } : {}),
      ...maybe('hashsize', wholeNumber(options.get('hashsize'))),
      ...maybe('maxelem', maxelem),
      ...maybe('range', options.get('range')),
      ...maybe('size', wholeNumber(options.get('size'))),
      ...maybe('netmask', wholeNumber(options.get('netmask'))),
      ...maybe('timeout_s', wholeNumber(options.get('timeout'))),
      counters: options.has('counters'),
      comments: options.has('comment'),
      skbinfo: options.has('skbinfo'),
      ...maybe('memory_bytes', this.memory),
      ...maybe('references', this.references),
      ...maybe('entry_count', entries),
      ...(entries === undefined || maxelem === undefined ? {} : { full: entries >= maxelem }),
      ...(entries === undefined || members === undefined ? {} : { complete: entries === members.length }),
      ...maybe('members', members),
    };
  }
}

/** `family inet hashsize 1024 maxelem 65536 timeout 600 counters comment` */
function headerOf(header: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  const words = wordsOf(header);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (FLAGS.includes(word)) options.set(word, '');
    else options.set(word, words[++at] ?? '');
  }
  return options;
}
