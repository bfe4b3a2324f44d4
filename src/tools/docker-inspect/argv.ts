import type { Arguments } from '../../model/tool.ts';

/** The name stands behind `--`. */
export function dockerInspectArgv(args: Arguments): readonly string[] {
  return ['docker', 'container', 'inspect', '--', String(args.container ?? '')];
}

export function podmanInspectArgv(args: Arguments): readonly string[] {
  return ['podman', 'container', 'inspect', '--', String(args.container ?? '')];
}
