import { type JsonObject, objectsField, textField, textMapField, textsField } from './json-output.ts';

/** A label selector in kubectl's own words: `app=web,tier in (back,front),!canary`. Empty: everything matches. */
export function selectorText(selector: JsonObject): string {
  const labels = Object.entries(textMapField(selector, 'matchLabels')).map(([key, value]) => `${key}=${value}`);
  const expressions = objectsField(selector, 'matchExpressions').map((expression) => {
    const key = textField(expression, 'key') ?? '';
    const values = `(${textsField(expression, 'values').join(',')})`;
    switch (textField(expression, 'operator')) {
      case 'In':
        return `${key} in ${values}`;
      case 'NotIn':
        return `${key} notin ${values}`;
      case 'DoesNotExist':
        return `!${key}`;
      default:
        return key;
    }
  });
  return [...labels, ...expressions].join(',');
}
