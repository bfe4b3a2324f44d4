import { describe, expect, test } from 'vitest';
import { readIptablesSave } from '../../../src/tools/iptables-save/read.ts';

function read(stdout: string, argv: readonly string[] = []) {
  const reading = readIptablesSave({ argv, ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  if (reading.kind !== 'value') throw new Error(reading.because);
  return reading.value;
}

/** As versions before 1.4.3 print a negation, after the option (iptables/iptables.c of 1.4.2). */
test('a "!" behind its option turns it round too', () => {
  const { rules } = read(
    '*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -s ! 192.0.2.0/24 -p tcp -m tcp --dport ! 80 -j DROP\n',
  );
  expect(rules[0]).toMatchObject({
    source: '192.0.2.0/24',
    dports: [{ first: 80, last: 80 }],
    negated: ['source', 'dports'],
    other_matches: [],
    verdict: 'drop',
  });
});

test('two rules that are equal have keys of their own, and counters do not change a key', () => {
  const head = '*filter\n:INPUT ACCEPT [0:0]\n';
  const one = read(`${head}[1:60] -A INPUT -i lo -j DROP\n[2:120] -A INPUT -i lo -j DROP\nCOMMIT\n`);
  const two = read(`${head}[9:60] -A INPUT -i lo -j DROP\n[8:120] -A INPUT -i lo -j DROP\nCOMMIT\n`);
  expect(one.packets).toEqual({ 'filter -A INPUT -i lo -j DROP': 1, 'filter -A INPUT -i lo -j DROP #2': 2 });
  expect(Object.keys(two.packets)).toEqual(Object.keys(one.packets));
});

test('an option that is not known is kept whole, also when it is turned round', () => {
  const { rules } = read('*raw\n-A OUTPUT -m strange ! --colour red 3 --loud -j ODD --size -1 --far\n');
  expect(rules[0]).toMatchObject({
    other_matches: ['! --colour red 3', '--loud'],
    target: 'ODD',
    verdict: 'jump',
    target_options: ['--size -1', '--far'],
  });
});

describe('a listing that ends early', () => {
  test('is not complete', () => {
    expect(read('*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -j DROP\n').complete).toBe(false);
  });
  test('with nothing in it is a value only from the tool itself', () => {
    expect(read('', ['iptables-nft-save', '-c'])).toMatchObject({ tables: [], rules: [], complete: true });
    expect(() => read('')).toThrow('a table was expected');
  });
});

test('chains that lead round in a circle end', () => {
  const { chains } = read(
    '*filter\n:OUTPUT ACCEPT [0:0]\n:A - [0:0]\n:B - [0:0]\n:C - [0:0]\n-A OUTPUT -j A\n-A A -j B\n-A B -j A\n-A C -j A\n',
  );
  expect(chains.map(({ chain, hooks }) => [chain, hooks])).toEqual([
    ['OUTPUT', ['OUTPUT']],
    ['A', ['OUTPUT']],
    ['B', ['OUTPUT']],
    ['C', []],
  ]);
});
