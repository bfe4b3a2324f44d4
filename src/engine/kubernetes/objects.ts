import { selectorText } from '../../util/label-selector.ts';

/** A JSON object of the API. Any field may be missing: clusters and versions differ. */
export type Json = Readonly<Record<string, unknown>>;

const NOTHING: Json = {};

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a text. Absent when it holds something else. */
export function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A field that holds an object; an empty one when it does not. */
export function objectIn(json: Json, key: string): Json {
  const value = json[key];
  return isJson(value) ? value : NOTHING;
}

/** The objects of a field that holds a list. `null` is an empty list: an EndpointSlice without endpoints has it. */
export function objectsIn(json: Json, key: string): readonly Json[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** A field's text. Absent when it has none, or an empty one. */
export function textIn(json: Json, key: string): string | undefined {
  const value = json[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A field's number. */
export function numberIn(json: Json, key: string): number | undefined {
  const value = json[key];
  return typeof value === 'number' ? value : undefined;
}

/** The texts of a field that holds a list of them. */
export function textsIn(json: Json, key: string): readonly string[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The texts of a field that holds a map of them, such as labels. */
export function textMapIn(json: Json, key: string): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(objectIn(json, key))) if (typeof value === 'string') out[name] = value;
  return out;
}

/** The objects of an answer of `kubectl get -o json`: one, or those of a List. */
export function itemsOf(answer: Json): readonly Json[] {
  return textIn(answer, 'kind')?.endsWith('List') === true ? objectsIn(answer, 'items') : [answer];
}

/** A label selector in kubectl's own words: `app=web,tier in (back,front),!canary`. Empty: it selects everything. */
export function selectorWords(selector: Json): string {
  return selectorText({
    matchLabels: textMapIn(selector, 'matchLabels'),
    matchExpressions: objectsIn(selector, 'matchExpressions').map((one) => ({
      key: textIn(one, 'key') ?? '',
      operator: textIn(one, 'operator') ?? '',
      values: textsIn(one, 'values'),
    })),
  });
}
