import type { Capability, Vantage } from '../../model/evidence.ts';
import type { Access } from '../../model/report.ts';
import { fail, type Result, type Trouble } from '../../model/result.ts';
import type { OpenNeeds, Session, SessionNeeds } from '../../model/session.ts';
import { oneLine } from '../../util/text.ts';
import { type OpenFailure, openSession } from '../attached-session.ts';
import type { Kubectl } from './kubectl.ts';
import { lacking, type SecurityLevel } from './security.ts';

/** Where netshoot is to be put, and with what. */
export interface Climb {
  readonly kubectl: Kubectl;
  readonly namespace: string;
  readonly vantage: Extract<Vantage, 'target' | 'peer' | 'host'>;
  readonly needs: SessionNeeds;
  readonly signal: AbortSignal;
}

/** A rung that was reached. */
export interface Reached {
  readonly session: Session;
  readonly access: Access;
  /** The pod that netshoot runs in. */
  readonly pod: string;
}

/** What was tried before, in order. */
export type Denied = Access['denied'];

const EXEC_DEADLINE_MS = 30_000;

/** Our name for what is made for a vantage of a run: a label of Kubernetes, so at most 63 characters. */
export function nameFor(needs: OpenNeeds, vantage: string): string {
  return `netshoot-run-${needs.runId}-${vantage}`.slice(0, 63);
}

/** Opens a session in a container that runs. @returns what of the capabilities it lacks, too. */
export async function enter(
  climb: Climb,
  pod: string,
  container: string,
  among: string,
): Promise<
  | { readonly ok: true; readonly session: Session; readonly lacks: readonly Capability[] }
  | { readonly ok: false; readonly because: string }
> {
  const { kubectl, namespace, vantage, needs, signal } = climb;
  const words = ['exec', '-i', pod, `--namespace=${namespace}`, `--container=${container}`, '--', 'sh'];
  const opened = await openSession(
    {
      vantage,
      argv: kubectl.argv(words),
      programs: needs.programs,
      among,
      openDeadlineMs: EXEC_DEADLINE_MS,
      // The shell in the container ends with its input, and with it all that it started.
      sweep: async () => {},
    },
    signal,
  );
  if (!opened.ok) return { ok: false, because: whyNot(opened.failure) };
  return { ok: true, session: opened.session, lacks: lacking(opened.session.capEff, needs.capabilities) };
}

function whyNot({ stderr, because }: OpenFailure): string {
  const words = stderr.replace(/^(?:Defaulted container|Warning:).*$/gm, '').trim();
  return oneLine(words === '' ? because : words, 700);
}

/** The end of a climb that the user interrupted. */
export function interrupted(): Result<never> {
  return fail({ what: 'interrupted while netshoot was being started', todo: 'repeat the command', exit: 130 });
}

/** What is asked for, in words. */
export function levelWords(level: SecurityLevel, capabilities: readonly Capability[]): string {
  switch (level) {
    case 'exact':
      return `as root with ${capabilities.length === 0 ? 'no capability' : capabilities.join(', ')}`;
    case 'runtime':
      return 'as root with the capabilities that the runtime gives everybody';
    case 'restricted':
      return 'without root and capabilities';
    default:
      return never(level);
  }
}

/** No rung was reached. */
export function nowhere(where: string, denied: Denied): Trouble {
  const told = denied.map(({ what, because }) => `${what}: ${because}`).join('; ');
  return {
    what: `netshoot could not be put anywhere near ${where}: ${told || 'there was nothing to try'}`,
    where,
    todo: 'netshoot-run doctor says which rights are missing; docs/rbac.yaml grants just those, and docs/kubernetes.md says what policies must let through',
    exit: 4,
  };
}

/** The nodes cannot get the image: no other rung would do better. */
export function imageTrouble(image: string, because: string): Trouble | undefined {
  if (!/Image|pull/i.test(because)) return undefined;
  return {
    what: `the node cannot get the netshoot image: ${because}`,
    where: image,
    todo: 'name one that the nodes have or can fetch, with --image or NETSHOOT_IMAGE; an image that was built on this machine is not on a node',
    exit: 4,
  };
}

/** A session that does something more when it is closed. */
export function closingToo(session: Session, more: () => Promise<void>): Session {
  let closing: Promise<void> | undefined;
  return {
    vantage: session.vantage,
    run: (command) => session.run(command),
    close: () => {
      closing ??= session.close().then(more);
      return closing;
    },
  };
}

export type Reaching = Promise<Result<Reached>>;

function never(value: never): never {
  throw new Error(`no such level: ${String(value)}`);
}
