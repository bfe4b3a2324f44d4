import { describe, expect, test } from 'vitest';
import { readIptables } from '../../../src/tools/iptables/read.ts';

/** What cannot be recorded here: the layouts of older versions, from print_firewall() of iptables 1.4.21 and 1.8.2
 *  (iptables/iptables.c, iptables/ip6tables.c). */
function rulesOf(stdout: string) {
  const reading = readIptables({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  if (reading.kind !== 'value') throw new Error(reading.because);
  return reading.value.chains.flatMap(({ rules }) =>
    rules.map(({ target, prot, opt, in: from, source, destination, options }) =>
      [target, prot, opt, from, source, destination, options].map((word) => word ?? '').join('|'),
    ),
  );
}

const HEAD = ' pkts bytes target     prot opt in     out     source               destination         ';

describe('the option column of older ip6tables is empty', () => {
  test.each([
    [
      'with a target',
      '    0     0 ACCEPT     tcp      eth0   *       2001:db8::1          ::/0                 tcp dpt:22',
      'ACCEPT|tcp||eth0|2001:db8::1|::/0|tcp dpt:22',
    ],
    [
      'without a target',
      '    0     0            tcp      eth0   *       2001:db8::1          ::/0                 tcp dpt:22',
      '|tcp||eth0|2001:db8::1|::/0|tcp dpt:22',
    ],
    [
      'a negated protocol',
      '    0     0 DROP      !ipv6-icmp    *      *       ::/0                 !2001:db8::/32        ',
      'DROP|!ipv6-icmp||*|::/0|!2001:db8::/32|',
    ],
  ])('%s', (_, line, expected) => {
    expect(rulesOf(`Chain INPUT (policy ACCEPT 0 packets, 0 bytes)\n${HEAD}\n${line}\n`)).toEqual([expected]);
  });
});

test('options keep the white space that stands behind them, also before CRLF', () => {
  const head = 'Chain X (1 references)\ntarget     prot opt source               destination         \n';
  const line = 'PRE_public  all  --  anywhere             anywhere            [goto] ';
  for (const end of ['\n', '\r\n', '\u001b[0m\r\n'])
    expect(rulesOf(`${head}${line}${end}`)).toEqual(['PRE_public|all|||anywhere|anywhere|[goto] ']);
});

test('columns that a mail or a page has squeezed are told by the option', () => {
  const text =
    'Chain INPUT (policy DROP)\nnum target prot opt source destination\n1 tcp -- anywhere anywhere tcp dpt:22\n';
  expect(rulesOf(text)).toEqual(['|tcp|||anywhere|anywhere|tcp dpt:22']);
});
