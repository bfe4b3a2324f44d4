import { mkdirSync, readdirSync, rmdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabState } from '../model/lab.ts';
import { ok, type Result } from '../model/result.ts';
import { must } from './command.ts';
import { insideOf } from './inside.ts';
import { nodeId, type Place } from './place.ts';
import { WORDS } from './topology.ts';

/** The files of the client that decide how it finds names. */
export const HEALTHY_FILES: Readonly<Record<string, string>> = {
  'resolv.conf': `nameserver ${WORDS.resolver}\n`,
  hosts: `127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n${WORDS.client} client\n`,
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\nnetworks: files\n',
};

const NETNS_FILES = '/etc/netns';

/** Where the files of a namespace are kept: `ip netns exec` shows them as /etc (ip-netns(8)). */
function filesFolder(place: Place): string {
  return join(place.folder, 'etc');
}

/** Writes a file of the client: in its container, and for whoever enters its namespace with this machine's tools. */
export async function writeClientFile(
  place: Place,
  engine: LabState['engine'],
  file: string,
  text: string,
): Promise<Result<unknown>> {
  const folder = filesFolder(place);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), text);
  if (engine === 'local') return ok(undefined);
  return must([...insideOf(place, 'client'), 'tee', `/etc/${file}`], { stdin: text });
}

/** Has `ip netns exec` find the client's files. */
export function linkClientFiles(place: Place): void {
  mkdirSync(NETNS_FILES, { recursive: true });
  mkdirSync(filesFolder(place), { recursive: true });
  const link = join(NETNS_FILES, nodeId(place, 'client'));
  rmSync(link, { force: true });
  symlinkSync(filesFolder(place), link);
}

/** Takes that away again, and the folder too when nobody else has something in it. */
export function unlinkClientFiles(place: Place): void {
  rmSync(join(NETNS_FILES, nodeId(place, 'client')), { force: true });
  try {
    if (readdirSync(NETNS_FILES).length === 0) rmdirSync(NETNS_FILES);
  } catch {
    // It was never there.
  }
}
