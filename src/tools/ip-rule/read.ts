import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { isReading, readIpListOrText } from '../ip-output.ts';
import { integerField, type JsonObject, textField } from '../json-output.ts';
import { maybe, readingOf, unreadable } from '../output.ts';
import { RuleText } from './text.ts';
import type { IpRule } from './value.generated.ts';

type Rule = IpRule['rules'][number];

/** What every kernel starts with. IPv6 has no table default. */
const BUILT_IN: readonly string[] = ['0 all local', '32766 all main', '32767 all default'];

function ruleOf(rule: JsonObject): Rule | undefined {
  const priority = integerField(rule, 'priority');
  if (priority === undefined) return undefined;
  return {
    priority,
    ...maybe('src', textField(rule, 'src')),
    ...maybe('srclen', integerField(rule, 'srclen')),
    ...maybe('dst', textField(rule, 'dst')),
    ...maybe('dstlen', integerField(rule, 'dstlen')),
    ...maybe('fwmark', textField(rule, 'fwmark')),
    ...maybe('fwmask', textField(rule, 'fwmask')),
    ...maybe('iif', textField(rule, 'iif')),
    ...maybe('oif', textField(rule, 'oif')),
    ...maybe('table', textField(rule, 'table')),
    ...maybe('action', textField(rule, 'action')),
    // iproute2 prints the key with a null.
    not: Object.hasOwn(rule, 'not'),
  };
}

function isBuiltIn(rule: Rule): boolean {
  const plain = rule.fwmark === undefined && rule.iif === undefined && rule.oif === undefined && rule.dst === undefined;
  return plain && BUILT_IN.includes(`${rule.priority} ${rule.src ?? ''} ${rule.table ?? ''}`);
}

/** Reads `ip -j rule`, and `ip rule` of iproute2 and BusyBox as text. BusyBox hides a "not". */
export function readIpRule(input: ReadInput): Reading<IpRule> {
  const list = readIpListOrText(input, 'a list of rules was expected, as "ip rule" prints it', new RuleText());
  if (isReading(list)) return list;
  const rules = list.objects.flatMap((rule) => ruleOf(rule) ?? []);
  if (rules.length < list.objects.length) return unreadable('an object without "priority" is no rule');
  return readingOf({ rules, custom: rules.some((rule) => !isBuiltIn(rule)), leftovers: list.leftovers.lines });
}
