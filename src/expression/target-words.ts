import type { ToolSchema } from '../model/tool-schema.ts';

const FROM_ENVIRONMENT = ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'ssl_cert_file'];

/** Of a target in Kubernetes. */
const IN_A_CLUSTER = ['namespace', 'context', 'node', 'container', 'workload', 'dns_policy'];

/** What expressions may ask of the target and the peer; the report's schema says what each word means. */
export const TARGET: ToolSchema = {
  properties: {
    ref: { type: 'string' },
    engine: { type: 'string' },
    kind: { type: 'string' },
    name: { type: 'string' },
    image: { type: 'string' },
    network_mode: { type: 'string' },
    networks: { type: 'array', items: { type: 'string' } },
    dns: { type: 'array', items: { type: 'string' } },
    environment_read: { type: 'boolean' },
    ...Object.fromEntries(IN_A_CLUSTER.map((name) => [name, { type: 'string' }])),
    siblings: { type: 'integer' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    pod_ips: { type: 'array', items: { type: 'string' } },
    ...Object.fromEntries(FROM_ENVIRONMENT.map((name) => [name, { type: 'string' }])),
  },
};
