import { fail, ok, type Result, type Trouble } from '../../model/result.ts';
import { oneLine } from '../../util/text.ts';
import { type ExecResult, explainEnding, run } from '../exec.ts';
import { type Json, parseObject } from './objects.ts';

/** Which cluster, and where in it: the flags of kubectl that are handed on. */
export interface ClusterFlags {
  readonly namespace?: string | undefined;
  readonly context?: string | undefined;
  readonly kubeconfig?: string | undefined;
  /** The container of a pod whose files and programs are the target's own. Default: kubectl's. */
  readonly container?: string | undefined;
  /** The node of a throwaway pod, or the only node whose pods are looked at. */
  readonly node?: string | undefined;
  /** Labels, instead of a name. */
  readonly selector?: string | undefined;
}

/** How the API is asked. */
export interface Kubectl {
  readonly flags: ClusterFlags;
  /** The command for these words, with the flags of the connection. */
  readonly argv: (words: readonly string[]) => readonly string[];
  readonly call: (words: readonly string[], options?: CallOptions) => Promise<ExecResult>;
}

export interface CallOptions {
  readonly stdin?: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const CALL_DEADLINE_MS = 20_000;

/** kubectl for one cluster and namespace. Every value of the user is part of its flag's word, so none is an option.
 *  No call has --request-timeout: with that flag kubectl in a pod does not use the pod's service account (client-go takes
 *  any override but the namespace for a configuration of its own). */
export function kubectlFor(flags: ClusterFlags): Kubectl {
  const { namespace, context, kubeconfig } = flags;
  const connection = [
    ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
  ];
  const argv = (words: readonly string[]) => ['kubectl', ...connection, ...words];
  const call = (words: readonly string[], options: CallOptions = {}) =>
    run(argv(words), { timeoutMs: CALL_DEADLINE_MS, ...options });
  return { flags, argv, call };
}

/** `kubectl get ... -o json`, as an object. */
export async function getJson(kubectl: Kubectl, words: readonly string[]): Promise<Result<Json>> {
  const answer = await kubectl.call(['get', ...words, '-o', 'json']);
  if (answer.how !== 'exited' || answer.code !== 0) return fail(kubectlTrouble(answer));
  const json = parseObject(answer.stdout);
  return json === undefined ? fail(unclear(`its answer to get ${words.join(' ')} is no JSON object`)) : ok(json);
}

/** The namespace that kubectl uses when none is named. */
export async function currentNamespace(kubectl: Kubectl): Promise<string> {
  if (kubectl.flags.namespace !== undefined) return kubectl.flags.namespace;
  const answer = await kubectl.call(['config', 'view', '--minify', '-o', 'jsonpath={..namespace}']);
  return (answer.how === 'exited' && answer.code === 0 ? answer.stdout.trim() : '') || 'default';
}

/** The API's own words for why it refused, in one line: without the notices that kubectl prints before them. */
export function refusal(result: ExecResult): string {
  const lines = result.stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NOTICE.test(line));
  if (lines.length === 0 || result.how !== 'exited') return `kubectl ${explainEnding(result)}`;
  return oneLine(lines.join(' '), 700);
}

/** `Warning: ...`, `Targeting container ...`, `Defaulting debug container name ...`, `E1122 19:45:40.457229 3267 memcache.go:265] ...` */
const NOTICE = /^(?:Warning: |Targeting container |Defaulting |[EWI][0-9]{4} [0-9:.]+ )/;

/** RBAC does not let this user do it: `User "x" cannot patch resource "pods/ephemeralcontainers" in API group "" ...`. */
export function forbiddenByRole(words: string): boolean {
  return /\bcannot \w+ resource "/.test(words);
}

/** The API does not let this user do it, by its roles or by a policy. */
export function isForbidden(result: ExecResult): boolean {
  return result.how === 'exited' && result.code !== 0 && /\(Forbidden\)| is forbidden: /.test(result.stderr);
}

/** There is no such object (or no such namespace). */
export function isNotFound(result: ExecResult): boolean {
  return /\(NotFound\)|\bnot found\b/.test(result.stderr) && !/unable to upgrade/.test(result.stderr);
}

/** Why kubectl could not look, in words that say what to do. */
export function kubectlTrouble(result: ExecResult): Trouble {
  const exit = 4;
  if (result.how === 'not_started')
    return {
      what: 'there is no kubectl command',
      where: 'PATH',
      todo: 'install kubectl 1.25 or later, the one that you reach the cluster with',
      exit,
    };
  const said = refusal(result);
  const { stderr } = result;
  const of = (pattern: RegExp) => pattern.test(stderr);
  if (of(/context was not found|context "[^"]*" does not exist|no context exists/))
    return { what: said, where: '--context', todo: 'kubectl config get-contexts lists the contexts', exit };
  if (of(/current-context is not set|no configuration has been provided|connection to the server localhost:8080/))
    return {
      what: `kubectl knows no cluster: ${said}`,
      where: 'KUBECONFIG',
      todo: 'set KUBECONFIG or give --kubeconfig FILE, and --context NAME when it holds several',
      exit,
    };
  if (of(/\(Unauthorized\)|must be logged in|Unauthorized/))
    return { what: said, where: 'kubectl', todo: 'log in again: kubectl auth whoami must work first', exit };
  if (of(/\(NotFound\): namespaces/))
    return { what: said, where: '--namespace', todo: 'kubectl get namespaces lists those that there are', exit };
  if (isForbidden(result))
    return {
      what: said,
      where: 'the rights of this user',
      todo: 'netshoot-run doctor says which rights are missing; docs/rbac.yaml grants just those',
      exit,
    };
  if (
    result.how === 'deadline' ||
    of(/was refused|connection to the server|i\/o timeout|no such host|TLS handshake|deadline exceeded|x509:/)
  )
    return {
      what: `the cluster does not answer: ${said}`,
      where: 'kubectl',
      todo: 'kubectl get --raw /readyz must work first; look at the server address of the context',
      exit,
    };
  return unclear(said);
}

function unclear(said: string): Trouble {
  return {
    what: `kubectl failed: ${said}`,
    where: 'kubectl',
    todo: 'run netshoot-run doctor to see what is wrong',
    exit: 4,
  };
}
