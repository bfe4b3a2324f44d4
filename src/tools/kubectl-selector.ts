import { selectorText } from '../util/label-selector.ts';
import { type JsonObject, objectsField, textField, textMapField, textsField } from './json-output.ts';

/** The label selector of an object, in kubectl's own words. Empty: everything matches. */
export function selectorOf(selector: JsonObject): string {
  return selectorText({
    matchLabels: textMapField(selector, 'matchLabels'),
    matchExpressions: objectsField(selector, 'matchExpressions').map((one) => ({
      key: textField(one, 'key') ?? '',
      operator: textField(one, 'operator') ?? '',
      values: textsField(one, 'values'),
    })),
  });
}
