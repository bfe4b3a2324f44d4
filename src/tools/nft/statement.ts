import { isObject, type JsonObject, numberField, objectsField, textField } from '../json-output.ts';
import { valueText } from './render.ts';

/** Keys of meta whose values nft prints in quotes. */
const NAMED = new Set(['iifname', 'oifname', 'iif', 'oif']);

const quoted = (text: string): string => `"${text}"`;

function matchText(match: JsonObject): string {
  const op = textField(match, 'op') ?? '==';
  const { left, right } = match;
  const ofFib = isObject(left) && 'fib' in left;
  const ofName = isObject(left) && isObject(left.meta) && NAMED.has(textField(left.meta, 'key') ?? '');
  if (ofName && typeof right === 'string' && !right.startsWith('@'))
    return `${valueText(left)} ${op === '==' ? '' : `${op} `}${quoted(right)}`;
  const shown = ofFib && typeof right === 'boolean' ? (right ? 'exists' : 'missing') : valueText(right);
  const plain = op === 'in' || (op === '==' && !(isObject(left) && '&' in left));
  return plain ? `${valueText(left)} ${shown}` : `${valueText(left)} ${op} ${shown}`;
}

function rateText(limit: JsonObject): string {
  const over = limit.inv === true ? 'over ' : '';
  const unit = textField(limit, 'rate_unit');
  const rate = `${numberField(limit, 'rate') ?? ''}${unit === undefined || unit === 'packets' ? '' : ` ${unit}`}/${textField(limit, 'per') ?? ''}`;
  const burst = numberField(limit, 'burst') ?? 0;
  return `limit rate ${over}${rate}${burst > 0 ? ` burst ${burst} ${textField(limit, 'burst_unit') ?? 'packets'}` : ''}`;
}

function natText(kind: string, inner: unknown): string {
  if (!isObject(inner)) return kind;
  const address = inner.addr === undefined ? '' : valueText(inner.addr);
  const port = inner.port === undefined ? '' : `:${valueText(inner.port)}`;
  const family = textField(inner, 'family');
  const to = `${port !== '' && /^[0-9a-f:]*:[0-9a-f:]*$/i.test(address) ? `[${address}]` : address}${port}`;
  const flags = inner.flags === undefined ? '' : ` ${valueText(inner.flags)}`;
  return `${kind}${family === undefined ? '' : ` ${family}`}${to === '' ? '' : ` to ${to}`}${flags}`;
}

function rejectText(inner: unknown): string {
  if (!isObject(inner)) return 'reject';
  return `reject with ${[textField(inner, 'type'), textField(inner, 'expr')].filter(Boolean).join(' ')}`;
}

function queueText(inner: unknown): string {
  if (!isObject(inner)) return 'queue';
  const flags = inner.flags === undefined ? '' : ` flags ${valueText(inner.flags)}`;
  return `queue${flags}${inner.num === undefined ? '' : ` to ${valueText(inner.num)}`}`;
}

function logText(inner: unknown): string {
  if (!isObject(inner)) return 'log';
  const parts = Object.entries(inner).map(([key, value]) =>
    key === 'prefix' ? `prefix ${quoted(String(value))}` : `${key} ${valueText(value)}`,
  );
  return ['log', ...parts].join(' ');
}

function counterText(inner: unknown): string {
  if (typeof inner === 'string') return `counter name ${quoted(inner)}`;
  if (!isObject(inner)) return 'counter';
  return `counter packets ${numberField(inner, 'packets') ?? 0} bytes ${numberField(inner, 'bytes') ?? 0}`;
}

function ofObject(kind: string, inner: JsonObject): string | undefined {
  switch (kind) {
    case 'match':
      return matchText(inner);
    case 'limit':
      return rateText(inner);
    case 'vmap':
      return `${valueText(inner.key)} vmap ${valueText(inner.data)}`;
    case 'mangle':
      return `${valueText(inner.key)} set ${valueText(inner.value)}`;
    case 'ct count':
      return `ct count ${inner.inv === true ? 'over ' : ''}${numberField(inner, 'val') ?? ''}`;
    case 'set':
      return `${textField(inner, 'op') ?? 'add'} ${textField(inner, 'set') ?? ''} { ${valueText(inner.elem)} }`;
    case 'meter': {
      const statement = isObject(inner.stmt)
        ? statementText(inner.stmt)
        : objectsField(inner, 'stmt').map(statementText).join(' ');
      return `meter ${textField(inner, 'name') ?? ''} { ${valueText(inner.key)} ${statement} }`;
    }
    case 'flow':
      return `flow ${textField(inner, 'op') ?? 'add'} ${textField(inner, 'flowtable') ?? ''}`;
    case 'xt':
      return `xt ${textField(inner, 'type') ?? ''} ${quoted(textField(inner, 'name') ?? '')}`;
    default:
      return undefined;
  }
}

/** A statement of nft's JSON (libnftables-json(5)) as nft prints it as text. Kinds that are not known stay JSON. */
export function statementText(statement: JsonObject): string {
  const [kind = ''] = Object.keys(statement);
  const inner = statement[kind];
  switch (kind) {
    case 'counter':
      return counterText(inner);
    case 'reject':
      return rejectText(inner);
    case 'log':
      return logText(inner);
    case 'queue':
      return queueText(inner);
    case 'dnat':
    case 'snat':
    case 'masquerade':
    case 'redirect':
      return natText(kind, inner);
    case 'accept':
    case 'drop':
    case 'return':
    case 'continue':
    case 'jump':
    case 'goto':
      return valueText(statement);
    case 'limit':
      if (typeof inner === 'string') return `limit name ${quoted(inner)}`;
      break;
    case 'notrack':
      return 'notrack';
    default:
  }
  const text = isObject(inner) ? ofObject(kind, inner) : undefined;
  return text ?? JSON.stringify(statement);
}
