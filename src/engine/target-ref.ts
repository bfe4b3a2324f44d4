import { fail, ok, type Result } from '../model/result.ts';
import { didYouMean, oneLine } from '../util/text.ts';
import { asEngineName, type EngineName, engineNames } from './container-engine.ts';
import { type KubernetesRef, readKubernetesRef } from './kubernetes/ref.ts';

/** What `--target` names, before anything is looked up. */
export type TargetRef =
  /** A bare name: the engines are asked who has it. */
  | { readonly kind: 'name'; readonly text: string; readonly name: string }
  | { readonly kind: EngineName; readonly text: string; readonly name: string }
  /** A service of docker compose. Without a project: of this folder's, or of whichever has it. */
  | {
      readonly kind: 'compose';
      readonly text: string;
      readonly project: string | undefined;
      readonly service: string;
      /** Which of several containers of it: `#2`. */
      readonly number: number | undefined;
    }
  | { readonly kind: 'network'; readonly text: string; readonly engine: EngineName; readonly name: string }
  | { readonly kind: 'host'; readonly text: string }
  /** A name below /run/netns, or the path of a network namespace. */
  | { readonly kind: 'netns'; readonly text: string; readonly name: string }
  | { readonly kind: 'pid'; readonly text: string; readonly pid: number }
  | { readonly kind: 'kubernetes'; readonly text: string; readonly ref: KubernetesRef };

const KINDS = [
  ...engineNames,
  ...engineNames.map((name) => `${name}-network`),
  ...['compose', 'host', 'netns', 'pid', 'selector'],
];
/** Container names, ids and references of other engines: never a dash in front, so never an option. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$/;

function wrong(text: string, why: string): Result<never> {
  return fail({
    what: `"${oneLine(text, 80)}" is no target: ${why}`,
    where: '--target',
    todo: 'give a container name or id (web, docker:web, podman:web), compose:[PROJECT/]SERVICE, docker-network:NAME, host, netns:NAME or netns:/PATH, pid:NUMBER, or of Kubernetes pod/NAME, deploy/NAME (sts, ds, job, rs, svc), node/NAME, cluster',
    exit: 2,
  });
}

/** Reads the text of `--target`. Says nothing about whether such a thing exists. */
export function parseTargetRef(text: string): Result<TargetRef> {
  if (text === 'host') return ok({ kind: 'host', text });
  const ref = readKubernetesRef(text);
  if (ref !== undefined) return ref.kind === 'wrong' ? wrong(text, ref.why) : ok({ kind: 'kubernetes', text, ref });
  const colon = text.indexOf(':');
  if (colon < 0) {
    return NAME.test(text) ? ok({ kind: 'name', text, name: text }) : wrong(text, nameProblem(text));
  }
  const kind = text.slice(0, colon);
  const rest = text.slice(colon + 1);
  const engine = asEngineName(kind.replace(/-network$/, ''));
  if (engine !== undefined) {
    if (!NAME.test(rest)) return wrong(text, nameProblem(rest));
    return ok(kind === engine ? { kind: engine, text, name: rest } : { kind: 'network', text, engine, name: rest });
  }
  switch (kind) {
    case 'compose':
      return composeRef(text, rest);
    case 'netns':
      return /^\/[^\u0000-\u001f]+$/.test(rest) || NAME.test(rest)
        ? ok({ kind, text, name: rest })
        : wrong(text, 'after netns: comes a name or an absolute path');
    case 'pid':
      return /^[1-9][0-9]{0,9}$/.test(rest)
        ? ok({ kind, text, pid: Number(rest) })
        : wrong(text, 'after pid: comes a process id');
    default:
      return wrong(text, `there is no kind of target called "${oneLine(kind, 40)}".${didYouMean(kind, KINDS)}`);
  }
}

/** `SERVICE` or `PROJECT/SERVICE`, with `#NUMBER` for one of several containers. */
function composeRef(text: string, whole: string): Result<TargetRef> {
  const { rest = whole, n } = /^(?<rest>.*)#(?<n>[^#]*)$/.exec(whole)?.groups ?? {};
  if (n !== undefined && !/^[1-9][0-9]{0,5}$/.test(n)) return wrong(text, 'after # comes the number of a replica');
  const slash = rest.indexOf('/');
  const project = slash < 0 ? undefined : rest.slice(0, slash);
  const service = rest.slice(slash + 1);
  for (const name of project === undefined ? [service] : [project, service])
    if (!NAME.test(name)) return wrong(text, nameProblem(name));
  return ok({ kind: 'compose', text, project, service, number: n === undefined ? undefined : Number(n) });
}

function nameProblem(name: string): string {
  if (name === '') return 'the name is empty';
  if (name.startsWith('-')) return 'a name does not start with a dash';
  return 'names have letters, digits, dots, dashes and underscores';
}
