import { type Line, maybe } from '../output.ts';
import { type Chain, priorityOf, type Ruleset, type Table } from './ruleset.ts';
import { itemsOf } from './words.ts';

/** `table inet hardening { # handle 7` */
const TABLE =
  /^table (?<family>ip6?|inet|arp|bridge|netdev) (?<name>\S{1,200}) \{(?: # handle (?<handle>[0-9]{1,12}))?$/;
/** `	chain out { # handle 3`, `	ct helper ftp-standard { # handle 8` */
const BLOCK =
  /^(?<kind>chain|set|map|meter|counter|quota|limit|flowtable|secmark|synproxy|ct (?:helper|timeout|expectation)) (?<name>\S{1,200}) \{(?: # handle (?<handle>[0-9]{1,12}))?$/;
/** `type filter hook ingress device "lo" priority filter + 10; policy drop;` */
const BASE =
  /^type (?<type>[a-z]{1,10}) hook (?<hook>[a-z]{1,12})(?: devices? (?:= )?(?<devices>\{[^}]{0,2000}\}|"[^"]{0,40}"|[^\s;]{1,40}))? priority (?<priority>[^;]{1,40});(?: policy (?<policy>[a-z]{1,10});)?$/;
/** ` # handle 15`, behind a rule */
const HANDLE = / # handle (?<handle>[0-9]{1,12})$/;
/** `192.0.2.0/24 counter packets 0 bytes 0 timeout 30m expires 28m49s comment "x"`: what stands behind an element */
const ELEMENT_REST = / (?:counter|timeout|expires|comment|limit|quota)\b.*$/;
const WARNING = /^# Warning: table (?<table>\S{1,10} \S{1,200}) is managed by iptables-nft/;
/** So many lines at most make one statement: a set of a hundred thousand elements has fewer. */
const CONTINUED_MAX = 200_000;

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly handle: number | undefined;
  type: string | undefined;
  flags: string[];
  elements: readonly string[];
  devices: string[];
  packets: number;
  bytes: number;
}

/** How many braces a line opens and does not close. */
function openBraces(text: string): number {
  if (!text.includes('{') && !text.includes('}')) return 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 34) quoted = !quoted;
    else if (quoted) continue;
    else if (char === 123) depth += 1;
    else if (char === 125) depth -= 1;
  }
  return depth;
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** Reads `nft list ruleset` line by line. */
export class TextReader {
  private table: Table | undefined;
  private chain: Chain | undefined;
  private block: Block | undefined;
  /** Lines of a statement that is not at its end. */
  private parts: string[] = [];
  private depth = 0;
  private first: Line | undefined;
  /** A table was seen to its end, and none is open. */
  closed = false;
  private readonly ruleset: Ruleset;

  constructor(ruleset: Ruleset) {
    this.ruleset = ruleset;
  }

  push(line: Line): void {
    const text = line.text.trim();
    if (this.parts.length > 0) {
      this.continued(text);
      return;
    }
    if (this.table === undefined) this.outside(text, line);
    else if (text === '}') this.close();
    else if (this.block !== undefined || this.chain !== undefined) this.begin(text, line);
    else this.insideTable(text, line);
  }

  /** False when a table was open at the end. */
  end(): boolean {
    if (this.parts.length > 0 && this.first !== undefined) this.ruleset.leftovers.add(this.first);
    if (this.block !== undefined) this.closeBlock(this.block);
    return this.closed && this.table === undefined;
  }

  private outside(text: string, line: Line): void {
    const groups = text.length > 500 ? undefined : TABLE.exec(text)?.groups;
    const managed = groups === undefined ? WARNING.exec(text.slice(0, 400))?.groups?.table : undefined;
    if (groups !== undefined) {
      this.closed = false;
      const { family = '', name: table = '' } = groups;
      this.table = this.ruleset.addTable({
        family,
        table,
        dormant: false,
        ...maybe('handle', numberOf(groups.handle)),
      });
    } else if (managed !== undefined) this.ruleset.managed.add(managed);
    else this.ruleset.leftovers.add(line);
  }

  private insideTable(text: string, line: Line): void {
    const groups = text.length > 500 ? undefined : BLOCK.exec(text)?.groups;
    const { table } = this;
    if (table === undefined) return;
    if (groups === undefined) {
      const comment = /^comment "(?<comment>[^"]{0,400})"$/.exec(text.slice(0, 500))?.groups?.comment;
      if (comment !== undefined) table.comment = comment;
      else if (/^flags [a-z,]{1,60}$/.test(text)) table.dormant = text.includes('dormant');
      else this.ruleset.leftovers.add(line);
      return;
    }
    const { kind = '', name = '' } = groups;
    const handle = numberOf(groups.handle);
    if (kind === 'chain') {
      const place = { family: table.family, table: table.table };
      this.chain = this.ruleset.addChain({
        ...place,
        chain: name,
        base: false,
        devices: [],
        ...maybe('handle', handle),
      });
      return;
    }
    this.block = { kind, name, handle, type: undefined, flags: [], elements: [], devices: [], packets: 0, bytes: 0 };
  }

  /** A statement of a chain or another block; it may go on in the lines below. */
  private begin(text: string, line: Line): void {
    this.depth = openBraces(text);
    this.first = line;
    if (this.depth > 0) this.parts = [text];
    else this.statement(text, line);
  }

  private continued(text: string): void {
    this.parts.push(text);
    this.depth += openBraces(text);
    if (this.depth > 0 && this.parts.length < CONTINUED_MAX) return;
    const whole = this.parts.join(' ');
    this.parts = [];
    if (this.first !== undefined) this.statement(whole, this.first);
  }

  private statement(text: string, line: Line): void {
    if (this.block !== undefined) this.property(this.block, text);
    else if (this.chain !== undefined) this.inChain(this.chain, text, line);
  }

  private inChain(chain: Chain, text: string, line: Line): void {
    const base = text.startsWith('type ') ? BASE.exec(text.slice(0, 3_000))?.groups : undefined;
    if (base !== undefined) {
      const prio = priorityOf(base.priority ?? '', chain.family);
      Object.assign(chain, {
        base: true,
        ...maybe('type', base.type),
        ...maybe('hook', base.hook),
        ...maybe('prio', prio),
        devices: base.devices === undefined ? [] : itemsOf(base.devices),
        ...maybe('policy', base.policy),
      });
      return;
    }
    const policy = /^policy (?<policy>accept|drop);$/.exec(text)?.groups?.policy;
    if (policy !== undefined) {
      chain.policy = policy;
      return;
    }
    // A comment of the chain itself; rules have theirs behind.
    if (text.startsWith('comment "') || text.startsWith('#')) return;
    const handle = HANDLE.exec(text.slice(-40))?.groups?.handle;
    const bare = handle === undefined ? text : text.slice(0, text.lastIndexOf(' # handle '));
    this.ruleset.addRule({ family: chain.family, table: chain.table, chain: chain.chain }, bare, {
      ...maybe('handle', numberOf(handle)),
      line_number: line.number,
    });
  }

  private property(block: Block, text: string): void {
    if (text.startsWith('elements = ')) block.elements = itemsOf(text.slice(11));
    else if (text.startsWith('type ')) block.type = text.slice(5);
    else if (text.startsWith('typeof ')) block.type = text.slice(7);
    else if (text.startsWith('flags ')) block.flags = text.slice(6).split(',', 16);
    else if (text.startsWith('devices = ')) block.devices = itemsOf(text.slice(10));
    else if (block.kind === 'counter') {
      const groups = /^packets (?<packets>[0-9]{1,20}) bytes (?<bytes>[0-9]{1,20})$/.exec(text.slice(0, 100))?.groups;
      if (groups === undefined) return;
      block.packets = Number(groups.packets);
      block.bytes = Number(groups.bytes);
    }
  }

  private close(): void {
    if (this.block !== undefined) {
      this.closeBlock(this.block);
      this.block = undefined;
    } else if (this.chain !== undefined) this.chain = undefined;
    else {
      this.table = undefined;
      this.closed = true;
    }
  }

  private closeBlock(block: Block): void {
    const { ruleset, table: open } = this;
    if (open === undefined) return;
    const place = { family: open.family, table: open.table };
    const handle = maybe('handle', block.handle);
    const { kind, name } = block;
    if (kind === 'set' || kind === 'map' || kind === 'meter')
      ruleset.addSet(
        { ...place, set: name, map: kind === 'map', ...maybe('type', block.type), flags: block.flags, ...handle },
        block.elements.map((element) => element.replace(ELEMENT_REST, '').replaceAll('"', '')),
      );
    else if (kind === 'counter')
      ruleset.addCounter({ ...place, counter: name, packets: block.packets, bytes: block.bytes, ...handle });
    else if (kind === 'flowtable')
      ruleset.addFlowtable({ ...place, flowtable: name, devices: block.devices, ...handle });
    else ruleset.addOther(`${kind} ${place.family} ${place.table} ${name}`);
  }
}
