import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../src/model/parameter.ts';
import type { Arguments, Tool } from '../../src/model/tool.ts';
import { toolNames, tools } from '../../src/tools/registry.ts';
import { validateArguments } from '../../src/util/parameter-value.ts';

type Raw = string | number | boolean;

const HOSTILE = [
  '-x',
  '--help',
  '-oProxyCommand=id',
  '$(id)',
  '`id`',
  '; id',
  '| id',
  '&& id',
  'a b',
  "'",
  '"',
  '\\',
  '*',
  '~',
  '#',
  '%n',
  '\u0000',
  '\n',
  '\u001b[31m',
  '\u202e',
  '@/etc/passwd',
  '+trace',
  'x=y',
  '../../etc/passwd',
  '',
];

/** Ordinary words of each type: a tool with required arguments needs some to be planned at all. */
function ordinary(parameter: Parameter): fc.Arbitrary<Raw> {
  const { minimum = 0, maximum = 65_535 } = parameter;
  switch (parameter.type) {
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...(parameter.values ?? ['']));
    case 'integer':
    case 'number':
    case 'duration':
      return fc.integer({ min: minimum, max: Math.max(minimum, maximum) });
    case 'port':
      return fc.integer({ min: Math.max(1, minimum), max: maximum });
    case 'address':
      return fc.constantFrom('192.0.2.1', '2001:db8::1', 'fe80::1%eth0');
    case 'cidr':
      return fc.constantFrom('192.0.2.0/24', '2001:db8::/64');
    case 'interface':
      return fc.constantFrom('eth0', 'br-0123456789ab', 'veth@x');
    case 'url':
      return fc.constantFrom('http://api.example:8080/', 'https://[2001:db8::1]/x?y=1&z=2');
    case 'path':
      return fc.constantFrom('/etc/hosts', '/a b/$(id)');
    default:
      return fc.constantFrom('api.example', '192.0.2.1', 'A', '80', 'main', 'tcp port 80', '02:00:00:00:00:01');
  }
}

function anything(parameter: Parameter): fc.Arbitrary<Raw> {
  return fc.oneof(
    { weight: 3, arbitrary: ordinary(parameter) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
}

/** Arguments that passed validation, made of ordinary and of hostile values; hostile ones that are refused are left out. */
function argumentsOf(tool: Tool): fc.Arbitrary<Arguments> {
  const entries = Object.entries(tool.parameters).map(
    ([name, parameter]) =>
      [
        name,
        fc.tuple(fc.boolean(), anything(parameter), ordinary(parameter)).map(([given, odd, usual]) => {
          if (!given && parameter.required !== true) return undefined;
          const only = { ...tool, parameters: { [name]: parameter } };
          return [odd, usual].find((value) => validateArguments(only, { [name]: value }).ok);
        }),
      ] as const,
  );
  return fc.record(Object.fromEntries(entries)).map((raw) => {
    const checked = validateArguments(tool, raw);
    return checked.ok ? checked.value : {};
  });
}

/** A value given by a user must stand whole inside one argument, and must not make that argument an option. */
function misplaced(argv: readonly string[], bare: ReadonlySet<string>, given: Arguments): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string' || value === '') continue;
    const shape = argv.find((word) => word.startsWith('-') && word.startsWith(value) && !bare.has(word));
    if (shape !== undefined) return `${name} became the option ${shape}`;
  }
  return undefined;
}

describe.each(toolNames())('%s', (name) => {
  const tool = tools.get(name);
  if (tool === undefined) throw new Error(`no tool ${name}`);

  test('no argument can become an option, a second argument or another program', () => {
    fc.assert(
      fc.property(argumentsOf(tool), (given) => {
        const argv = tool.argv(given);
        const bare = new Set(tool.argv({}));
        expect(argv[0]).toBe(tool.argv({})[0]);
        expect(argv.every((word) => typeof word === 'string' && !word.includes('\u0000'))).toBe(true);
        expect(misplaced(argv, bare, given)).toBeUndefined();
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  test('an argument that starts with a dash, or holds a control character, is refused', () => {
    for (const [key, parameter] of Object.entries(tool.parameters)) {
      if (['boolean', 'integer', 'number', 'port', 'duration', 'enum'].includes(parameter.type)) continue;
      for (const value of ['-x', '--help', 'a\u0000b', 'a\nb', '\u001b[31m', 'a\u202eb'])
        expect(validateArguments({ ...tool, parameters: { [key]: parameter } }, { [key]: value }).ok, key).toBe(false);
    }
  });

  test('the deadline is a number of milliseconds that ends', () => {
    fc.assert(
      fc.property(argumentsOf(tool), (given) => {
        const ms = tool.deadlineMs(given);
        expect(Number.isFinite(ms) && ms > 0 && ms <= 86_400_000, String(ms)).toBe(true);
      }),
      { numRuns: 50, seed: 12 },
    );
  });
});
