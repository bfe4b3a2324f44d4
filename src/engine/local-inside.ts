import { setMaxListeners } from 'node:events';
import { readFile, readlink } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Ending, Evidence } from '../model/evidence.ts';
import type { Session } from '../model/session.ts';
import { explainEnding, run } from './exec.ts';
import { enterArgv, type LocalPlace, ownUserNamespace } from './local.ts';
import { notWritten } from './not-written.ts';

/** The target's own files and programs, for a namespace of this machine: a process's root, or the machine's own with
 *  what /etc/netns/NAME puts over it. */
export function localInside(place: LocalPlace): Session {
  const over = new AbortController();
  // Each command that runs listens: many at once are no leak, and node need not warn the user of one.
  setMaxListeners(0, over.signal);
  return {
    vantage: 'inside',
    run: async (command) => {
      const startedAt = new Date().toISOString();
      if (command.kind === 'put') return notWritten(startedAt);
      if (command.kind === 'file') return readTargetFile(place, command.path, startedAt);
      const seconds = Math.max(1, Math.ceil(command.deadlineMs / 1000));
      const argv = [...enterWithFiles(place), 'timeout', String(seconds), ...command.argv];
      const result = await run(argv, { timeoutMs: seconds * 1000 + 3000, signal: over.signal });
      const base = {
        argv,
        stdout: result.stdout,
        stderr: result.stderr,
        cut: result.cut,
        startedAt,
        durationMs: Math.round(result.durationMs),
      };
      if (result.how !== 'exited') return { ...base, ending: { how: 'lost', because: explainEnding(result) } };
      if (result.code === 124) return { ...base, ending: { how: 'deadline', after_ms: seconds * 1000 } };
      if (result.code === 127)
        return { ...base, ending: { how: 'tool_missing', because: `the target has no ${command.argv[0]}` } };
      return { ...base, ending: { how: 'exited', code: result.code } };
    },
    // What is not waited for any more must not keep us.
    close: async () => over.abort(),
  };
}

function enterWithFiles(place: LocalPlace): readonly string[] {
  if (place.kind !== 'pid') return enterArgv(place);
  return ['nsenter', '--target', String(place.pid), ...ownUserNamespace(place.pid), '--mount', '--net', '--'];
}

async function readTargetFile(place: LocalPlace, path: string, startedAt: string): Promise<Evidence> {
  const begin = performance.now();
  const file = await locate(place, path);
  const done = (stdout: string, ending: Ending): Evidence => ({
    argv: ['cat', file],
    stdout,
    stderr: '',
    cut: false,
    startedAt,
    durationMs: Math.round(performance.now() - begin),
    ending,
  });
  try {
    return done(await readFile(file, 'utf8'), { how: 'exited', code: 0 });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return done('', { how: 'not_found', because: `the target has no ${path}` });
    return done('', { how: 'not_permitted', because: `${path} cannot be read (${code})` });
  }
}

async function locate(place: LocalPlace, path: string): Promise<string> {
  if (place.kind === 'netns' && !place.name.startsWith('/') && dirname(path) === '/etc') {
    const own = `/etc/netns/${place.name}/${basename(path)}`;
    const there = await readFile(own).then(
      () => true,
      () => false,
    );
    return there ? own : path;
  }
  return place.kind === 'pid' ? withinRoot(`/proc/${place.pid}/root`, path) : path;
}

/** Follows symbolic links as the process itself would: an absolute link starts at its root, not at ours. */
async function withinRoot(root: string, path: string): Promise<string> {
  let inner = path;
  for (let i = 0; i < 8; i++) {
    const link = await readlink(root + inner).catch(() => undefined);
    if (link === undefined) break;
    inner = resolve(dirname(inner), link);
  }
  return root + inner;
}
