import type { Tool } from '../../model/tool.ts';
import { dockerNetworkInspectArgv, podmanNetworkInspectArgv } from './argv.ts';
import { readNetworkInspect } from './read.ts';
import type { NetworkInspect } from './value.generated.ts';

const PARAMETERS = {
  network: {
    type: 'string',
    pattern: '[A-Za-z0-9][A-Za-z0-9_.-]{0,254}',
    required: true,
    description: 'The name or id of the network',
  },
} as const;

/** What Docker knows of a network. */
export const dockerNetworkInspect: Tool<NetworkInspect> = {
  name: 'docker-network-inspect',
  program: 'docker',
  summary: "A network's driver, subnets, options and containers, as Docker knows them",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 10_000,
  parameters: PARAMETERS,
  argv: dockerNetworkInspectArgv,
  read: readNetworkInspect,
  exitCodes: { 0: 'the network was found', 1: 'there is no such network, or Docker could not be asked' },
};

/** What podman knows of a network, in the same fields. */
export const podmanNetworkInspect: Tool<NetworkInspect> = {
  ...dockerNetworkInspect,
  name: 'podman-network-inspect',
  program: 'podman',
  summary: "A network's driver, subnets, options and containers, as podman knows them",
  argv: podmanNetworkInspectArgv,
  exitCodes: { 0: 'the network was found', 125: 'there is no such network, or podman could not look' },
};
