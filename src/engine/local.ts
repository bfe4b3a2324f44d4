import { existsSync, readFileSync } from 'node:fs';
import type { Vantage } from '../model/evidence.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { FoundTarget, OpenedTarget, OpenNeeds, Session, SessionNeeds, VantageTable } from '../model/session.ts';
import { oneLine } from '../util/text.ts';
import { openSession } from './attached-session.ts';
import { localInside } from './local-inside.ts';
import { machineNamespace, namespaceFacts, namespaceNumber, startTicks } from './namespace-facts.ts';
import { environmentFacts } from './target-environment.ts';

/** A network namespace of this machine, entered with the machine's own tools: no container engine is needed. */
export type LocalPlace =
  | { readonly kind: 'host' }
  | { readonly kind: 'netns'; readonly name: string }
  | { readonly kind: 'pid'; readonly pid: number };

const OPEN_DEADLINE_MS = 15_000;

/** Gives the shell the files that a process of the target sees at these places, in a mount namespace of its own. Copies,
 *  because a file of another mount namespace cannot be bound; the copies' names are gone before anything is run. */
const WITH_FILES_OF_PROCESS = `for f in resolv.conf hosts; do
  if [ -e "/proc/$1/root/etc/$f" ] && [ -e "/etc/$f" ]; then
    t=$(mktemp /tmp/netshoot-run.XXXXXX) || exit 96
    cat "/proc/$1/root/etc/$f" >"$t" && mount --bind "$t" "/etc/$f" || exit 96
    rm -f "$t"
  fi
done
shift
exec "$@"`;

/** The file that stands for a named namespace, or the path that was given. */
export function netnsPath(name: string): string {
  return name.startsWith('/') ? name : `/run/netns/${name}`;
}

/** Finds a namespace of this machine. */
export function findLocalTarget(ref: string, place: LocalPlace): Result<FoundTarget> {
  const missing = missingPlace(ref, place);
  if (missing !== undefined) return fail(missing);
  const identity = identityOf(place);
  return ok({
    facts: {
      ref,
      engine: 'local',
      kind: place.kind,
      name: place.kind === 'host' ? 'host' : ref,
      ...(place.kind === 'host'
        ? nodeFacts()
        : namespaceFacts(identity.namespace, place.kind === 'pid' ? place.pid : undefined)),
      ...(place.kind === 'pid' ? environmentFacts(environmentOf(place.pid)) : {}),
    },
    open: (vantages, needs, signal) => open(ref, place, vantages, needs, signal),
    stillThere: async () => {
      const gone = missingPlace(ref, place);
      if (gone !== undefined) return { there: false, because: gone.what };
      const now = identityOf(place);
      return now.namespace === identity.namespace && now.started === identity.started
        ? { there: true }
        : { there: false, because: `${ref} is another one than when the run began` };
    },
  });
}

/** In a pod of ours that looks at its node (job-manifest.ts), the node's name. */
function nodeFacts(): { readonly node?: string } {
  const { NODE_NAME: node = '' } = process.env;
  return node === '' ? {} : { node };
}

/** What tells a place from a later one of the same name. */
function identityOf(place: LocalPlace): {
  readonly namespace: number | undefined;
  readonly started: string | undefined;
} {
  switch (place.kind) {
    case 'host':
      return { namespace: undefined, started: undefined };
    case 'netns':
      return { namespace: namespaceNumber(netnsPath(place.name)), started: undefined };
    case 'pid':
      return { namespace: namespaceNumber(`/proc/${place.pid}/ns/net`), started: startTicks(place.pid) };
    default:
      return never(place);
  }
}

/** The environment that a process was started with. Absent when it may not be read. */
function environmentOf(pid: number): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return undefined;
  }
}

function missingPlace(ref: string, place: LocalPlace): Trouble | undefined {
  if (place.kind === 'netns' && !existsSync(netnsPath(place.name))) {
    return {
      what: `there is no network namespace ${netnsPath(place.name)}`,
      where: ref,
      todo: 'ip netns list shows the named ones',
      exit: 4,
    };
  }
  if (place.kind === 'pid' && existsSync(`/proc/${place.pid}`) && identityOf(place).namespace === undefined) {
    return {
      what: `you may not look into process ${place.pid}: it is not yours`,
      where: ref,
      todo: 'run the command as root (sudo)',
      exit: 4,
    };
  }
  if (place.kind === 'pid' && !existsSync(`/proc/${place.pid}`)) {
    return {
      what: `there is no process ${place.pid}`,
      where: ref,
      todo: 'ps -e shows the processes of this machine',
      exit: 4,
    };
  }
  return undefined;
}

/** The words before a command that put it into the place. */
export function enterArgv(place: LocalPlace): readonly string[] {
  switch (place.kind) {
    case 'host':
      return isElsewhere() ? ['nsenter', '--target', '1', '--net', '--'] : [];
    case 'netns':
      // ip netns exec also binds /etc/netns/NAME/resolv.conf and hosts over the machine's own (ip-netns(8)).
      return place.name.startsWith('/')
        ? ['nsenter', `--net=${place.name}`, '--']
        : ['ip', 'netns', 'exec', place.name];
    case 'pid':
      return [
        'nsenter',
        '--target',
        String(place.pid),
        ...ownUserNamespace(place.pid),
        '--net',
        '--',
        'unshare',
        '--mount',
        '--',
        'sh',
        '-c',
        WITH_FILES_OF_PROCESS,
        'sh',
        String(place.pid),
      ];
    default:
      return never(place);
  }
}

/** Whether we ourselves have been started in another network namespace than the machine's. */
function isElsewhere(): boolean {
  return machineNamespace() !== namespaceNumber('/proc/self/ns/net');
}

/** Root enters any network namespace as it is. Others can enter what belongs to a user namespace of theirs, such as that
 *  of a rootless container, and only by way of it (user_namespaces(7)). */
export function ownUserNamespace(pid: number): readonly string[] {
  if (process.getuid?.() === 0) return [];
  const theirs = namespaceNumber(`/proc/${pid}/ns/user`);
  return theirs === undefined || theirs === namespaceNumber('/proc/self/ns/user')
    ? []
    : ['--user', '--preserve-credentials'];
}

/** As little privilege as the plan needs, like a container would have: other capabilities are dropped. Without root there
 *  are none, but in a user namespace of one's own. */
function lessPrivilege(place: LocalPlace, needs: Pick<SessionNeeds, 'capabilities'>): readonly string[] {
  const inOwn = place.kind === 'pid' && ownUserNamespace(place.pid).length > 0;
  if (process.getuid?.() !== 0 && !inOwn) return [];
  const keep = needs.capabilities.map((capability) => `,+${capability.toLowerCase()}`).join('');
  return ['setpriv', `--bounding-set=-all${keep}`, '--inh-caps=-all', '--no-new-privs', '--'];
}

async function open(
  ref: string,
  place: LocalPlace,
  vantages: VantageTable,
  _: OpenNeeds,
  signal: AbortSignal,
): Promise<Result<OpenedTarget>> {
  const sessions: Partial<Record<Vantage, Session>> = {};
  const denied: Partial<Record<Vantage, string>> = {};
  for (const [vantage, needs] of vantages) {
    if (vantage === 'inside') continue;
    const where: LocalPlace = vantage === 'host' ? { kind: 'host' } : place;
    const opened = await openSession(
      {
        vantage,
        argv: [...enterArgv(where), ...lessPrivilege(where, needs), 'sh'],
        programs: needs.programs,
        among: 'on this machine (netshoot-run doctor says how to get it)',
        openDeadlineMs: OPEN_DEADLINE_MS,
        sweep: async () => {},
      },
      signal,
    );
    if (opened.ok) sessions[vantage] = opened.session;
    else if (vantage === 'host') denied.host = oneLine(opened.failure.stderr || opened.failure.because);
    else return fail(enterTrouble(ref, opened.failure.stderr || opened.failure.because, signal));
  }
  if (vantages.has('inside')) sessions.inside = localInside(place);
  return ok({
    sessions,
    denied,
    close: async () => {
      await Promise.all(Object.values(sessions).map((session) => session.close()));
    },
  });
}

function enterTrouble(ref: string, stderr: string, signal: AbortSignal): Trouble {
  if (signal.aborted)
    return {
      what: 'interrupted while the namespace was being entered',
      where: ref,
      todo: 'repeat the command',
      exit: 130,
    };
  const because = oneLine(stderr);
  if (/not permitted|permission denied|requires root/i.test(stderr)) {
    return {
      what: `you may not enter this network namespace: ${because}`,
      where: ref,
      todo: 'run the command as root (sudo)',
      exit: 4,
    };
  }
  if (/ENOENT|not found/i.test(stderr)) {
    return {
      what: `a program that is needed to enter it is not on this machine: ${because}`,
      where: ref,
      todo: 'apt-get install util-linux iproute2',
      exit: 4,
    };
  }
  return {
    what: `the network namespace could not be entered: ${because}`,
    where: ref,
    todo: 'run netshoot-run doctor',
    exit: 4,
  };
}

function never(value: never): never {
  throw new Error(`no such place: ${JSON.stringify(value)}`);
}
