import { fail, ok, type Result } from '../model/result.ts';
import { oneLine } from '../util/text.ts';

/** Parameters from --param name=value, and from the playbook's own flags, which win. */
export function gatherParams(
  pairs: unknown,
  flags: Readonly<Record<string, unknown>>,
): Result<Readonly<Record<string, string>>> {
  const params: Record<string, string> = {};
  for (const pair of Array.isArray(pairs) ? pairs.map(String) : []) {
    const at = pair.indexOf('=');
    if (at < 1) {
      return fail({
        what: `"${oneLine(pair, 80)}" is no parameter`,
        where: '--param',
        todo: 'write it as --param name=value',
        exit: 2,
      });
    }
    params[pair.slice(0, at).replaceAll('-', '_')] = pair.slice(at + 1);
  }
  for (const [name, value] of Object.entries(flags)) if (typeof value === 'string') params[name] = value;
  return ok(params);
}
