import type { Parameter } from '../model/parameter.ts';
import type { Arguments } from '../model/tool.ts';

/** A name of Kubernetes: lowercase letters, digits, dashes and dots. */
const NAME = '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?';
/** `app=web,tier in (front, back),!canary` */
const SELECTOR = '[A-Za-z0-9!(][A-Za-z0-9_./=!,() -]{0,1000}';

/** The arguments of every reader of `kubectl get`. */
export const KUBECTL_PARAMETERS = {
  name: { type: 'string', pattern: NAME, description: 'The one to look at. Default: all' },
  selector: { type: 'string', pattern: SELECTOR, description: 'Only those with these labels, as app=web' },
} satisfies Readonly<Record<string, Parameter>>;

/** For what lives in a namespace. */
export const KUBECTL_NAMESPACED = {
  ...KUBECTL_PARAMETERS,
  namespace: { type: 'string', pattern: NAME, description: 'The namespace. Default: that of the context' },
  all_namespaces: { type: 'boolean', default: false, description: 'Look in all namespaces' },
} satisfies Readonly<Record<string, Parameter>>;

export const KUBECTL_EXIT_CODES = {
  0: 'the cluster answered',
  1: 'there is none of that name, or kubectl could not look',
} as const;

/** `kubectl get` of one resource as JSON. Each word of the user stands alone; none may begin with a dash. */
export function kubectlGetArgv(resource: string, args: Arguments): readonly string[] {
  return [
    'kubectl',
    'get',
    resource,
    ...(args.name === undefined ? [] : [String(args.name)]),
    '-o',
    'json',
    ...(args.all_namespaces === true ? ['--all-namespaces'] : []),
    ...(args.namespace === undefined ? [] : ['-n', String(args.namespace)]),
    ...(args.selector === undefined || args.name !== undefined ? [] : ['-l', String(args.selector)]),
  ];
}
