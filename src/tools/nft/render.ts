import { isObject, type JsonObject, numberField, textField } from '../json-output.ts';

/** Expressions nest this deep at most: what is deeper is kept as JSON. */
const DEPTH = 12;

/** Keys of meta that nft prints without the word (meta_templates of nftables' src/meta.c). */
const BARE_META = new Set(['iif', 'iifname', 'iifgroup', 'oif', 'oifname', 'oifgroup']);

function json(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function list(value: unknown, depth: number, joint: string): string {
  return (Array.isArray(value) ? value : [value]).map((item) => valueText(item, depth)).join(joint);
}

function setText(items: readonly unknown[], depth: number): string {
  const parts = items.map((item) =>
    Array.isArray(item) && item.length === 2
      ? `${valueText(item[0], depth)} : ${valueText(item[1], depth)}`
      : valueText(item, depth),
  );
  return `{ ${parts.join(', ')} }`;
}

function payloadText(payload: JsonObject): string {
  const protocol = textField(payload, 'protocol');
  const field = textField(payload, 'field');
  if (protocol !== undefined && field !== undefined) return `${protocol} ${field}`;
  return `@${textField(payload, 'base') ?? ''},${numberField(payload, 'offset') ?? 0},${numberField(payload, 'len') ?? 0}`;
}

function keyed(word: string, value: JsonObject): string {
  const key = textField(value, 'key') ?? '';
  const direction = textField(value, 'dir');
  if (word === 'meta' && BARE_META.has(key)) return key;
  return direction === undefined ? `${word} ${key}` : `${word} ${direction} ${key}`;
}

/** A value of nft's JSON (libnftables-json(5)) as nft prints it as text. Kinds that are not known stay JSON. */
export function valueText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return /^[^\s{},;"]+$/.test(value) ? value : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (depth > DEPTH || value === null) return json(value);
  if (Array.isArray(value)) return list(value, depth + 1, ',');
  if (!isObject(value)) return '';
  const [kind = ''] = Object.keys(value);
  const inner = value[kind];
  const next = depth + 1;
  switch (kind) {
    case 'set':
      return Array.isArray(inner) ? setText(inner, next) : valueText(inner, next);
    case 'concat':
      return list(inner, next, ' . ');
    case 'range':
      return list(inner, next, '-');
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return list(inner, next, ` ${kind} `);
    case 'jump':
    case 'goto':
      return `${kind} ${isObject(inner) ? (textField(inner, 'target') ?? '') : ''}`;
    case 'accept':
    case 'drop':
    case 'return':
    case 'continue':
      return kind;
    default:
      return isObject(inner) ? objectText(kind, inner, next) : json(value);
  }
}

function objectText(kind: string, inner: JsonObject, depth: number): string {
  switch (kind) {
    case 'payload':
      return payloadText(inner);
    case 'meta':
    case 'ct':
    case 'rt':
    case 'socket':
      return keyed(kind, inner);
    case 'prefix':
      return `${valueText(inner.addr, depth)}/${numberField(inner, 'len') ?? ''}`;
    case 'elem':
      return valueText(inner.val, depth);
    case 'numgen': {
      const offset = numberField(inner, 'offset') ?? 0;
      const mode = `numgen ${textField(inner, 'mode') ?? ''} mod ${numberField(inner, 'mod') ?? ''}`;
      return offset === 0 ? mode : `${mode} offset ${offset}`;
    }
    case 'fib':
      return `fib ${list(inner.flags, depth, ' . ')} ${textField(inner, 'result') ?? ''}`;
    case 'exthdr':
    case 'tcp option':
    case 'ip option':
      return [kind, textField(inner, 'name'), textField(inner, 'field')].filter(Boolean).join(' ');
    default:
      return json({ [kind]: inner });
  }
}
