import type { Tool } from '../../model/tool.ts';
import { dockerInspectArgv, podmanInspectArgv } from './argv.ts';
import { readContainerInspect } from './read.ts';
import type { ContainerInspect } from './value.generated.ts';

const PARAMETERS = {
  container: {
    type: 'string',
    pattern: '[A-Za-z0-9][A-Za-z0-9_.-]{0,254}',
    required: true,
    description: 'The name or id of the container',
  },
} as const;

/** What Docker knows of a container. */
export const dockerInspect: Tool<ContainerInspect> = {
  name: 'docker-inspect',
  program: 'docker',
  summary: "A container's state, networks, ports, names and limits, as Docker knows them",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'engine' },
  deadlineMs: () => 10_000,
  parameters: PARAMETERS,
  argv: dockerInspectArgv,
  read: readContainerInspect,
  exitCodes: { 0: 'the container was found', 1: 'there is no such container, or Docker could not be asked' },
};

/** What podman knows of a container, in the same fields. */
export const podmanInspect: Tool<ContainerInspect> = {
  ...dockerInspect,
  name: 'podman-inspect',
  program: 'podman',
  summary: "A container's state, networks, ports, names and limits, as podman knows them",
  argv: podmanInspectArgv,
  exitCodes: { 0: 'the container was found', 125: 'there is no such container, or podman could not look' },
};
