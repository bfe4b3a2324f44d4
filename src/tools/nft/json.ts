import { integerField, isObject, type JsonObject, objectsField, textField, textsField } from '../json-output.ts';
import { maybe } from '../output.ts';
import { valueText } from './render.ts';
import type { Ruleset } from './ruleset.ts';
import { statementText } from './statement.ts';

/** nft writes one flag as text and several as a list. */
function texts(object: JsonObject, key: string): string[] {
  const one = textField(object, key);
  return one === undefined ? textsField(object, key) : [one];
}

interface Place {
  readonly family: string;
  readonly table: string;
}

function addChain(ruleset: Ruleset, place: Place, chain: JsonObject): void {
  const hook = textField(chain, 'hook');
  ruleset.addChain({
    ...place,
    chain: textField(chain, 'name') ?? '',
    base: hook !== undefined,
    ...maybe('type', textField(chain, 'type')),
    ...maybe('hook', hook),
    ...maybe('prio', integerField(chain, 'prio')),
    devices: texts(chain, 'dev'),
    ...maybe('policy', textField(chain, 'policy')),
    ...maybe('handle', integerField(chain, 'handle')),
  });
}

function addRule(ruleset: Ruleset, place: Place, rule: JsonObject): void {
  const comment = textField(rule, 'comment');
  ruleset.addRule(
    { ...place, chain: textField(rule, 'chain') ?? '' },
    [...objectsField(rule, 'expr').map(statementText), ...(comment === undefined ? [] : [`comment "${comment}"`])].join(
      ' ',
    ),
    maybe('handle', integerField(rule, 'handle')),
  );
}

function addSet(ruleset: Ruleset, place: Place, kind: string, set: JsonObject): void {
  const { elem, type } = set;
  const elements = Array.isArray(elem) ? elem : [];
  const mapped = set.map === undefined ? '' : ` : ${valueText(set.map).replaceAll('"', '')}`;
  ruleset.addSet(
    {
      ...place,
      set: textField(set, 'name') ?? '',
      map: kind === 'map',
      ...(type === undefined
        ? {}
        : {
            type: `${Array.isArray(type) ? type.map((one) => valueText(one)).join(' . ') : valueText(type).replaceAll('"', '')}${mapped}`,
          }),
      flags: texts(set, 'flags'),
      ...maybe('handle', integerField(set, 'handle')),
    },
    elements.map((item) =>
      Array.isArray(item) && item.length === 2 && kind === 'map'
        ? `${valueText(item[0])} : ${valueText(item[1])}`
        : valueText(item),
    ),
  );
}

function addObject(ruleset: Ruleset, kind: string, object: JsonObject): void {
  const place = { family: textField(object, 'family') ?? '', table: textField(object, 'table') ?? '' };
  const name = textField(object, 'name') ?? '';
  const handle = maybe('handle', integerField(object, 'handle'));
  switch (kind) {
    case 'metainfo':
      ruleset.version = textField(object, 'version');
      return;
    case 'table':
      ruleset.addTable({
        family: place.family,
        table: name,
        dormant: texts(object, 'flags').includes('dormant'),
        ...handle,
        ...maybe('comment', textField(object, 'comment')),
      });
      return;
    case 'chain':
      addChain(ruleset, place, object);
      return;
    case 'rule':
      addRule(ruleset, place, object);
      return;
    case 'set':
    case 'map':
    case 'meter':
      addSet(ruleset, place, kind, object);
      return;
    case 'counter': {
      const [packets, bytes] = [integerField(object, 'packets') ?? 0, integerField(object, 'bytes') ?? 0];
      ruleset.addCounter({ ...place, counter: name, packets, bytes, ...handle });
      return;
    }
    case 'flowtable':
      ruleset.addFlowtable({ ...place, flowtable: name, devices: texts(object, 'dev'), ...handle });
      return;
    default:
      ruleset.addOther(`${kind} ${place.family} ${place.table} ${name}`);
  }
}

/** Fills a ruleset from the JSON of `nft -j list ruleset` (libnftables-json(5)). False when it is none. */
export function readJsonRuleset(value: unknown, ruleset: Ruleset): boolean {
  const list = isObject(value) ? value.nftables : undefined;
  if (!Array.isArray(list)) return false;
  for (const item of list)
    if (isObject(item))
      for (const [kind, object] of Object.entries(item)) if (isObject(object)) addObject(ruleset, kind, object);
  ruleset.complete = true;
  return true;
}
