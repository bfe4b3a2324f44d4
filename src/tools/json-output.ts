import { stripControl } from '../util/text.ts';

/** An object of parsed JSON, whose fields are looked at one by one. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object that is no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value of a JSON text, with colours in it or without. Absent when it is none. */
export function parseJson(text: string): unknown {
  const value = tryJson(text);
  if (value !== undefined || !text.includes('\u001b')) return value;
  return tryJson(stripControl(text));
}

/** The objects of a JSON list; empty ones, which iproute2 prints where nothing matched, are left out. Absent when the
 *  text is no JSON list. */
export function parseObjects(text: string): JsonObject[] | undefined {
  const value = parseJson(text);
  if (!Array.isArray(value)) return undefined;
  return value.filter(isObject).filter((object) => Object.keys(object).length > 0);
}

/** The field when it is text. */
export function textField(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}

/** The field when it is a finite number. */
export function numberField(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The field when it is a whole number. */
export function integerField(object: JsonObject, key: string): number | undefined {
  const value = numberField(object, key);
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** The texts of a list; none when it is absent. */
export function textsField(object: JsonObject, key: string): string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The objects of a list; none when it is absent. */
export function objectsField(object: JsonObject, key: string): JsonObject[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The field when it is true or false. */
export function booleanField(object: JsonObject, key: string): boolean | undefined {
  const value = object[key];
  return typeof value === 'boolean' ? value : undefined;
}

/** The field when it is text that is not empty: Go programs print "" for what is absent. */
export function wordField(object: JsonObject, key: string): string | undefined {
  const text = textField(object, key);
  return text === '' ? undefined : text;
}

/** The field when it is an object; an empty one when it is absent. */
export function objectField(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}

/** The texts of an object, by key; what is no text is left out. */
export function textMapField(object: JsonObject, key: string): Record<string, string> {
  const entries = Object.entries(objectField(object, key));
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
