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

/** `"dport": 80`, or `"dport_start": 80, "dport_end": 90` (iprule.c). */
function portsOf(rule: JsonObject, key: 'sport' | 'dport'): string | undefined {
  const one = integerField(rule, key);
  if (one !== undefined) return String(one);
  const [first, last] = [integerField(rule, `${key}_start`), integerField(rule, `${key}_end`)];
  return first === undefined || last === undefined ? undefined : `${first}-${last}`;
}

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
    ...maybe('ipproto', textField(rule, 'ipproto')),
    ...maybe('sport', portsOf(rule, 'sport')),
    ...maybe('dport', portsOf(rule, 'dport')),
    ...maybe('uid_start', integerField(rule, 'uid_start')),
    ...maybe('uid_end', integerField(rule, 'uid_end')),
    ...maybe('table', textField(rule, 'table')),
    // iproute2 has a key of its own for the rule that is gone on with.
    ...maybe('action', textField(rule, 'action') ?? (Object.hasOwn(rule, 'goto') ? 'goto' : undefined)),
    // iproute2 prints the key with a null.
    not: Object.hasOwn(rule, 'not'),
  };
}

function isBuiltIn(rule: Rule): boolean {
  const { fwmark, iif, oif, dst, ipproto, sport, dport, uid_start: uid } = rule;
  const plain = [fwmark, iif, oif, dst, ipproto, sport, dport, uid].every((selector) => selector === undefined);
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
