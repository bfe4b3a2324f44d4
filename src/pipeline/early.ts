import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { localImage } from '../engine/default-image.ts';
import { openEarly } from '../engine/early-session.ts';
import type { Capability } from '../model/evidence.ts';
import type { EarlySession } from '../model/session.ts';
import { playbookHeaders } from '../playbook/headers.ts';
import { noteOf, readNotes } from './notes.ts';

export type { EarlySession } from '../model/session.ts';

/** A container's name or id: what `docker:` may be followed by. */
const CONTAINER = /^(?:docker:)?(?<name>[A-Za-z0-9_][A-Za-z0-9_.-]{0,254})$/;
/** Flags that may stand for several targets. */
const MANY = /^--(?:all|selector|sample)(?:=|$)/;
/** Flags that ask for help, or for another engine. */
const NOT_DOCKER = /^(?:--help|--engine|-n|--(?:namespace|context|kubeconfig|container|node)|-c)(?:=|$)/;
/** A playbook larger than this is not looked through before it is loaded. */
const MAX_BYTES = 256 * 1024;

/** Begins to start netshoot for a command line that looks like a run against a container, before it is read properly.
 *  A guess: when it turns out wrong in anything, the session is closed and never used. Absent when there is nothing to
 *  guess. */
export function startEarly(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): EarlySession | undefined {
  // Many targets are looked up first.
  if (args.filter((arg) => arg === '--target' || arg.startsWith('--target=')).length !== 1) return undefined;
  if (args.some((arg) => MANY.test(arg))) return undefined;
  const container = CONTAINER.exec(valueOfFlag(args, '--target') ?? '')?.groups?.name;
  if (container === undefined || container === 'host' || container === 'cluster') return undefined;
  if (args.some((arg) => NOT_DOCKER.test(arg))) return undefined;
  const capabilities = guessCapabilities(args);
  if (capabilities === undefined) return undefined;
  const image = valueOfFlag(args, '--image') ?? (env.NETSHOOT_IMAGE || localImage);
  if (image.startsWith('-')) return undefined;
  return openEarly({ container, runId: randomBytes(6).toString('hex'), image, capabilities });
}

function valueOfFlag(args: readonly string[], flag: string): string | undefined {
  const at = args.indexOf(flag);
  if (at >= 0) return args[at + 1];
  return args.find((arg) => arg.startsWith(`${flag}=`))?.slice(flag.length + 1);
}

/** The capabilities that the playbook will ask for: noted by the build, or found by its words. */
function guessCapabilities(args: readonly string[]): readonly Capability[] | undefined {
  const [command, file] = args;
  if (command === 'run' && file !== undefined) return capabilitiesOfFile(file);
  const header = playbookHeaders().find(({ name }) => name === command);
  if (header === undefined) return undefined;
  const note = noteOf(header.file);
  return note?.vantages.includes('target') === true ? note.capabilities : undefined;
}

function capabilitiesOfFile(file: string): readonly Capability[] | undefined {
  if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size > MAX_BYTES) return undefined;
  const text = readFileSync(file, 'utf8');
  const { tools } = readNotes();
  if (/^include:/m.test(text)) return undefined;
  const used = [...text.matchAll(/\buse:[ \t]*([a-z0-9-]+)/g)].flatMap(([, name]) => tools[name ?? ''] ?? []);
  const named = (['NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW', 'SETGID'] as const).filter((capability) =>
    text.includes(capability),
  );
  return [...new Set([...used, ...named])].sort();
}
