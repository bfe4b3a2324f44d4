import type { Line } from '../output.ts';
import { Leftovers } from '../output.ts';
import { Words, wholeNumber } from '../words.ts';
import { readMember } from './member.ts';
import { OpenSet } from './set.ts';

/** Reads `ipset list` and `ipset save`, line by line. */
export class IpsetText {
  readonly sets: OpenSet[] = [];
  readonly leftovers = new Leftovers();
  private readonly saved = new Map<string, OpenSet>();
  private open: OpenSet | undefined;

  push(line: Line): void {
    const { text } = line;
    if (!(text.startsWith('Name: ') ? this.begin(text) : (this.listed(text) ?? this.restored(text))))
      this.leftovers.add(line);
  }

  private begin(text: string): boolean {
    this.open = new OpenSet(text.slice(6).trim());
    this.sets.push(this.open);
    return true;
  }

  /** A line of the set that is open. Absent when there is none. */
  private listed(text: string): boolean | undefined {
    const set = this.open;
    if (set === undefined) return undefined;
    if (set.members === undefined) return this.headed(set, text);
    const member = readMember(set.kinds, text);
    if (member === undefined) return false;
    set.members.push(member);
    return true;
  }

  /** `Type: hash:net`, `Size in memory: 744`, `Members:` */
  private headed(set: OpenSet, text: string): boolean {
    const at = text.indexOf(':');
    const value = text.slice(at + 1).trim();
    switch (text.slice(0, Math.max(0, at))) {
      case 'Type':
        set.type = value;
        return value !== '';
      case 'Revision':
        set.revision = wholeNumber(value);
        return set.revision !== undefined;
      case 'Header':
        set.header = value;
        return true;
      case 'Size in memory':
        set.memory = wholeNumber(value);
        return set.memory !== undefined;
      case 'References':
        set.references = wholeNumber(value);
        return set.references !== undefined;
      case 'Number of entries':
        set.entries = wholeNumber(value);
        return set.entries !== undefined;
      case 'Members':
        // Elements of a set whose type was lost cannot be read.
        if (set.type === '' || value !== '') return false;
        set.members = [];
        return true;
      default:
        return false;
    }
  }

  /** `create web hash:ip family inet hashsize 1024`, `add web 192.0.2.1 timeout 599` */
  private restored(text: string): boolean {
    const words = new Words(text);
    const command = words.next();
    const name = words.next();
    if (command === 'add') {
      const set = this.saved.get(name);
      const member = set === undefined ? undefined : readMember(set.kinds, words.rest());
      if (member === undefined || member.element === '') return false;
      set?.members?.push(member);
      return true;
    }
    const type = words.next();
    if (command !== 'create' || !type.includes(':')) return false;
    const set = new OpenSet(name);
    set.type = type;
    set.header = words.rest();
    set.members = [];
    this.saved.set(name, set);
    this.sets.push(set);
    return true;
  }
}
