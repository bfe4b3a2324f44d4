import { describe, expect, test } from 'vitest';
import { checkGiven, describeType, resolveParameters } from '../../src/plan/parameters.ts';
import { playbookOf } from '../util/small.ts';

const STEPS = 'steps: [{ id: a, use: look, with: { host: web } }]\n';
const playbook = playbookOf(`
params:
  name: { type: hostname, description: Name to resolve, default: "\${{ to.host }}" }
  budget: { type: duration, description: Slowest answer, default: 200ms }
  samples: { type: integer, description: How often, default: 20, minimum: 3, maximum: 50 }
  family: { type: enum, values: [ipv4, ipv6], description: Which addresses }
  full: { type: hostname, description: Its full name, default: "\${{ params.name }}.example" }
  max_hops: { type: integer, description: How far, minimum: 1 }
${STEPS}`);

function resolve(given: Readonly<Record<string, string>>, to: Readonly<Record<string, unknown>> = {}) {
  return resolveParameters(playbook, given, { to, target: {}, peer: {} });
}

describe('parameters', () => {
  test('have their defaults; one whose default has no value is absent', () => {
    expect(resolve({})).toEqual({ ok: true, value: { budget: 200, samples: 20 } });
  });

  test('take a default from --to, and from each other', () => {
    expect(resolve({}, { host: 'api' })).toEqual({
      ok: true,
      value: { name: 'api', full: 'api.example', budget: 200, samples: 20 },
    });
  });

  test('given by the user go before the default, and into the defaults that rest on them', () => {
    const given = { name: 'web', budget: '1.5s', samples: '3', family: 'ipv6', max_hops: '4' };
    expect(resolve(given, { host: 'api' })).toEqual({
      ok: true,
      value: { name: 'web', full: 'web.example', budget: 1500, samples: 3, family: 'ipv6', max_hops: 4 },
    });
  });

  test('an address in --to is no default for a name: nobody gave one', () => {
    expect(resolve({}, { host: '192.0.2.1' })).toEqual({ ok: true, value: { budget: 200, samples: 20 } });
    expect(resolve({}, { host: '2001:db8::1' })).toEqual({ ok: true, value: { budget: 200, samples: 20 } });
  });

  test('a duration from another place is milliseconds too', () => {
    const waits = playbookOf(`
params:
  base: { type: duration, description: A, default: 2s }
  twice: { type: duration, description: B, default: "\${{ params.base * 2 }}" }
${STEPS}`);
    expect(resolveParameters(waits, {}, { to: {}, target: {}, peer: {} })).toEqual({
      ok: true,
      value: { base: 2000, twice: 4000 },
    });
  });
});

describe('a parameter that is wrong is told in three parts', () => {
  test.each([
    [{ name: '-x' }, '"-x" is no hostname: a label may not start with a dash', '--name', 'Name to resolve (hostname)'],
    [{ name: '192.0.2.1' }, '"192.0.2.1" is no hostname: that is an address', '--name', 'Name to resolve (hostname)'],
    [
      { budget: 'soon' },
      '"soon" is no duration: 200ms, 2s, 1.5m or 1h is expected',
      '--budget',
      'Slowest answer (duration)',
    ],
    [{ samples: '2' }, '"2" is less than 3', '--samples', 'How often (integer from 3 to 50)'],
    [{ samples: '51' }, '"51" is more than 50', '--samples', 'How often (integer from 3 to 50)'],
    [{ samples: '3.5' }, '"3.5" is no whole number', '--samples', 'How often (integer from 3 to 50)'],
    [
      { family: 'ipv5' },
      '"ipv5" is none of ipv4, ipv6. Did you mean "ipv4"?',
      '--family',
      'Which addresses (one of ipv4, ipv6)',
    ],
    [{ max_hops: '0' }, '"0" is less than 1', '--max-hops', 'How far (integer, at least 1)'],
  ])('%j', (given, what, where, todo) => {
    expect(resolve(Object.fromEntries(Object.entries(given)))).toEqual({
      ok: false,
      trouble: { what, where, todo, exit: 2 },
    });
  });

  test('one that the playbook does not have is told with a near one', () => {
    expect(resolve({ nmae: 'x' })).toEqual({
      ok: false,
      trouble: {
        what: 'small has no parameter "nmae". Did you mean "name"?',
        where: '--param nmae',
        todo: 'netshoot-run show small lists its parameters',
        exit: 2,
      },
    });
    for (const name of ['constructor', '__proto__', 'toString']) expect(resolve({ [name]: 'x' }).ok).toBe(false);
  });

  test('a required one without a value stops the run, one with a default that has none too', () => {
    const needs = playbookOf(`
params:
  host_name: { type: hostname, description: The host, required: true }
${STEPS}`);
    expect(resolveParameters(needs, {}, { to: {}, target: {}, peer: {} })).toEqual({
      ok: false,
      trouble: {
        what: 'small needs --host-name',
        where: 'the command line',
        todo: 'The host (hostname)',
        exit: 2,
      },
    });
    expect(resolveParameters(needs, { host_name: 'web' }, { to: {}, target: {}, peer: {} })).toEqual({
      ok: true,
      value: { host_name: 'web' },
    });
    expect(resolveParameters(needs, { host_name: '' }, { to: {}, target: {}, peer: {} }).ok).toBe(false);
  });
});

test('what was given can be checked before there is a target', () => {
  expect(checkGiven(playbook, { budget: '1s' })).toEqual({ ok: true, value: { budget: 1000 } });
  expect(checkGiven(playbook, {})).toEqual({ ok: true, value: {} });
  expect(checkGiven(playbook, { budget: 'x' })).toEqual(resolve({ budget: 'x' }));
  expect(checkGiven(playbook, { budgte: '1s' })).toEqual(resolve({ budgte: '1s' }));
});

test('a type is described with what it allows', () => {
  const limits = { values: [], minimum: undefined, maximum: undefined };
  expect([
    describeType({ ...limits, type: 'port' }),
    describeType({ ...limits, type: 'number', maximum: 5 }),
    describeType({ ...limits, type: 'enum', values: ['a', 'b'] }),
  ]).toEqual(['port', 'number, at most 5', 'one of a, b']);
});
