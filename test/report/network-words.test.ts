import { describe, expect, test } from 'vitest';
import type { TargetFacts } from '../../src/model/report.ts';
import { networkFacts } from '../../src/report/network-words.ts';

const target = (more: Partial<TargetFacts>): TargetFacts => ({
  ref: 'web',
  engine: 'docker',
  kind: 'container',
  name: 'web',
  ...more,
});

describe('the network of a target', () => {
  test('of mode none: what else is in its namespace the engine does not know, and others of mode none are no neighbours', () => {
    const peers = [{ name: 'other', addresses: [] }];
    const told = networkFacts(
      target({
        network_kind: 'none',
        network_mode: 'none',
        namespace_shared_with: [],
        attachments: [{ network: 'none', driver: 'null', addresses: [], peers }],
      }),
    );
    expect(told).toEqual([
      [
        'Namespace',
        'its own (network mode none): the engine gave it loopback only, and knows of no other interface that is in it; shared with nobody',
      ],
    ]);
  });

  test('of a network of the user: its name, subnet, own address, and who else is there', () => {
    const peers = [{ name: 'api', addresses: ['192.0.2.3'] }];
    const told = networkFacts(
      target({
        network_kind: 'user',
        attachments: [
          { network: 'shop', driver: 'bridge', subnets: ['192.0.2.0/24'], addresses: ['192.0.2.2'], peers },
        ],
      }),
    );
    expect(told).toEqual([
      ['Namespace', 'its own, on networks that were made for it'],
      ['Network', 'shop (bridge, 192.0.2.0/24) as 192.0.2.2; others there: api 192.0.2.3'],
    ]);
  });
});
