import { describe, expect, it } from 'vitest';
import { policiesStopping } from '../../src/expression/network-policy.ts';
import { kubectlNetworkpolicy } from '../../src/tools/kubectl-networkpolicy/tool.ts';

/** The policies as their reader has them. */
function read(...specs: readonly object[]): readonly unknown[] {
  const items = specs.map((spec, i) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `p${i}`, namespace: 'shop' },
    spec,
  }));
  const stdout = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const reading = kubectlNetworkpolicy.read({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  if (reading.kind !== 'value') throw new Error(reading.because);
  return reading.value.policies;
}

const web = { matchLabels: { app: 'web' } };
const out = {
  direction: 'egress',
  namespace: 'shop',
  labels: { app: 'web' },
  protocol: 'UDP',
  port: 53,
  peer_namespace: 'kube-system',
};
const into = {
  direction: 'ingress',
  namespace: 'shop',
  labels: { app: 'web' },
  protocol: 'TCP',
  port: 8080,
  peer_namespace: 'front',
  peer_labels: { app: 'ui', tier: 'front' },
  peer_address: '192.0.2.9',
};
const egress = (rules: readonly object[]) => read({ podSelector: web, policyTypes: ['Egress'], egress: rules });
const ingress = (rules: readonly object[]) => read({ podSelector: web, policyTypes: ['Ingress'], ingress: rules });

describe('a flow is stopped', () => {
  it.each([
    ['by a policy that allows nothing', egress([]), out],
    ['by one that allows another port', egress([{ ports: [{ port: 443, protocol: 'TCP' }] }]), out],
    ['by one that allows the port of the other protocol', egress([{ ports: [{ port: 53, protocol: 'TCP' }] }]), out],
    [
      'by one that allows another namespace',
      egress([{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }] }]),
      out,
    ],
    ['by one that allows pods of its own namespace', egress([{ to: [{ podSelector: {} }] }]), out],
    ['by one that selects all pods', read({ podSelector: {}, policyTypes: ['Egress'] }), out],
    [
      'by one that allows other clients',
      ingress([{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'other' } } }] }]),
      into,
    ],
    [
      'by one that excepts the client’s address',
      ingress([{ from: [{ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.8/29'] } }] }]),
      into,
    ],
    [
      'by one with a range that ends before the port',
      ingress([{ ports: [{ protocol: 'TCP', port: 8000, endPort: 8079 }] }]),
      into,
    ],
  ])('%s', (_, policies, flow) => {
    expect(policiesStopping(policies, flow)).toEqual(['shop/p0']);
  });
});

describe('a flow is not stopped', () => {
  it.each([
    ['where there is no policy', [], out],
    [
      'by a policy for other pods',
      read({ podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Egress'] }),
      out,
    ],
    ['by one for the other direction', ingress([]), out],
    ['by one that allows everything', egress([{}]), out],
    ['by one that allows the port', egress([{ ports: [{ port: 53, protocol: 'UDP' }] }]), out],
    [
      'by one that allows the namespace by its name',
      egress([{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }] }]),
      out,
    ],
    ['when another one allows it', [...egress([]), ...egress([{ ports: [{ port: 53, protocol: 'UDP' }] }])], out],
    [
      'when what a rule asks for is not known',
      egress([{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }] }]),
      out,
    ],
    [
      'when the namespace may have the label',
      egress([{ to: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }]),
      out,
    ],
    ['when the port has a name', ingress([{ ports: [{ port: 'http', protocol: 'TCP' }] }]), into],
    [
      'by one that allows these clients',
      ingress([
        {
          from: [
            {
              namespaceSelector: {},
              podSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['back', 'front'] }] },
            },
          ],
        },
      ]),
      into,
    ],
    [
      'by one with a range that holds the port',
      ingress([{ ports: [{ protocol: 'TCP', port: 8000, endPort: 8090 }] }]),
      into,
    ],
    ['when the pod’s own labels are not known', egress([]), { ...out, labels: undefined }],
  ])('%s', (_, policies, flow) => {
    expect(policiesStopping(policies, flow)).toEqual([]);
  });
});
