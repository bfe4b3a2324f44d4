import type { Arguments } from '../../model/tool.ts';

/** The name stands behind `--`. */
export function dockerNetworkInspectArgv(args: Arguments): readonly string[] {
  return ['docker', 'network', 'inspect', '--', String(args.network ?? '')];
}

export function podmanNetworkInspectArgv(args: Arguments): readonly string[] {
  return ['podman', 'network', 'inspect', '--', String(args.network ?? '')];
}
