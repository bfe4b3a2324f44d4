import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/model/evidence.ts';
import { tools } from '../../../src/tools/registry.ts';

/** Transcripts of a real kubectl on a real cluster; they are no part of this project. */
const folder = join(process.env.NSR_CORPUS || join(import.meta.dirname, '../../../../shared/corpus'), 'kubectl');
const lacks = existsSync(folder)
  ? ''
  : ' (needs transcripts of a real kubectl: NSR_CORPUS names the folder above them)';
const files = lacks === '' ? readdirSync(folder).filter((file) => /^[0-9]{2}-.*\.json$/.test(file)) : [];

function read(tool: string, prefix: string): Reading {
  const file = files.find((name) => name.startsWith(prefix)) ?? '';
  const { argv, exit, stdout, stderr } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const reader = tools.get(tool);
  if (reader === undefined) throw new Error(`no tool ${tool}`);
  return reader.read({ argv, ending: { how: 'exited', code: exit }, stdout, stderr });
}

const value = (tool: string, prefix: string): unknown => {
  const reading = read(tool, prefix);
  return reading.kind === 'value' ? reading.value : reading.because;
};

describe.skipIf(lacks !== '')(`what a real cluster says${lacks}`, () => {
  test('a pod that runs', () => {
    expect(value('kubectl-pod', '06')).toMatchObject({
      found: true,
      leftovers: [],
      pods: [
        {
          phase: 'Running',
          ready: true,
          scheduled: true,
          pod_ips: ['10.244.0.3'],
          host_ip: '192.0.2.2',
          node: 'node1',
          host_network: false,
          dns_policy: 'ClusterFirst',
          owner_kind: 'ReplicaSet',
          service_account: 'default',
          container_count: 1,
          ready_count: 1,
          containers: [{ name: 'app', kind: 'container', state: 'running', ready: true, restarts: 0 }],
          ports: [{ container: 'app', name: 'http', port: 8080, protocol: 'TCP' }],
        },
      ],
    });
  });

  test('an ephemeral container is one of the pod’s, and of its own kind', () => {
    expect(value('kubectl-pod', '17')).toMatchObject({
      pods: [{ container_count: 1, containers: [{ kind: 'container' }, { kind: 'ephemeral', name: 'ns1' }] }],
    });
  });

  test('a list, and an empty one', () => {
    expect(value('kubectl-pod', '08')).toMatchObject({ found: true, pods: [{}, {}, {}] });
    expect(value('kubectl-pod', '09')).toMatchObject({ found: false, not_found: [], pods: [] });
  });

  test('a service, its endpoints, and a service without any', () => {
    expect(value('kubectl-service', '11')).toMatchObject({
      services: [
        {
          type: 'ClusterIP',
          cluster_ip: '10.96.51.247',
          headless: false,
          selector_text: 'app=web',
          ports: [{ port: 80, target_port: 'http' }],
        },
      ],
    });
    expect(value('kubectl-endpointslice', '12')).toMatchObject({ ready_count: 3, not_ready_count: 0, ports: [8080] });
    expect(value('kubectl-endpointslice', '13')).toMatchObject({ found: true, ready_count: 0, ready_addresses: [] });
  });

  test('a network policy', () => {
    expect(value('kubectl-networkpolicy', '14')).toMatchObject({
      policies: [
        {
          name: 'deny-egress',
          pod_selector: 'app=web',
          applies_to_ingress: false,
          applies_to_egress: true,
          denies_all_egress: false,
          rules: [{ direction: 'egress', peer: 'all', protocol: 'TCP', port: 443 }],
        },
      ],
    });
  });

  test('a node', () => {
    expect(value('kubectl-node', '15')).toMatchObject({
      nodes: [{ ready: true, pressures: [], internal_ips: ['192.0.2.2'], kubelet_version: 'v1.36.2', taints: [] }],
    });
  });

  test('what is not there is a value for the kind that was asked for', () => {
    expect(value('kubectl-pod', '07')).toMatchObject({ not_found: [{ resource: 'pods', name: 'nope' }] });
    expect(value('kubectl-pod', '50')).toMatchObject({ not_found: [{ resource: 'namespaces', name: 'zzz' }] });
    expect(read('kubectl-service', '07').kind).toBe('unreadable');
  });

  test.each([
    ['26', 'kubectl is not allowed to look'],
    ['47', 'the API server could not be reached'],
    ['48', 'the cluster does not know this user'],
    ['49', 'there is no such context in the kubeconfig'],
  ])('%s: %s', (prefix, because) => {
    for (const tool of ['kubectl-pod', 'kubectl-node', 'kubectl-event']) expect(value(tool, prefix)).toBe(because);
  });

  test('no transcript of another command is read as a cluster that has something', () => {
    const reads = ['06', '08', '11', '12', '13', '14', '15', '17'];
    for (const file of files.filter((name) => !reads.some((prefix) => name.startsWith(prefix)))) {
      const { argv } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      if (argv === undefined) continue;
      for (const tool of [...tools.keys()].filter((name) => name.startsWith('kubectl-')))
        expect(value(tool, file), `${tool} ${file}`).not.toMatchObject({ found: true });
    }
  });
});
