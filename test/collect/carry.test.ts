import { expect, it } from 'vitest';
import { carry } from '../../src/collect/carry.ts';
import type { Ending, Evidence } from '../../src/model/evidence.ts';
import type { Session, SessionCommand } from '../../src/model/session.ts';

const AT = '2026-01-01T00:00:00.000Z';

function evidence(stdout: string, ending: Ending = { how: 'exited', code: 0 }, cut = false): Evidence {
  return { argv: ['cat'], ending, stdout, stderr: '', cut, startedAt: AT, durationMs: 2 };
}

/** A target with some files. */
function inside(files: Readonly<Record<string, Evidence>>): Session {
  const run = async (command: SessionCommand) =>
    (command.kind === 'file' ? files[command.path] : undefined) ??
    evidence('', { how: 'not_found', because: 'the target has no such file' });
  return { vantage: 'inside', run, close: async () => {} };
}

/** A session that keeps what is put into it. */
function session(put: string[], ending?: Ending): Session {
  const run = async (command: SessionCommand) => {
    if (command.kind === 'put') put.push(command.content);
    return evidence('/tmp/x/f.bundle\n', ending);
  };
  return { vantage: 'target', run, close: async () => {} };
}

const command = {
  kind: 'carry',
  paths: ['/a', '/b'],
  name: 'bundle',
  maxBytes: 10,
  keep: (text: string) => `kept ${text.length}`,
  deadlineMs: 1000,
} as const;

it('brings the first file that is there, and tells of it only what is kept', async () => {
  const put: string[] = [];
  const told = await carry(command, inside({ '/b': evidence('secret') }), session(put));
  expect({ put, stdout: told.stdout, ending: told.ending }).toEqual({
    put: ['secret'],
    stdout: 'file /b\nbytes 6\nat /tmp/x/f.bundle\nkept 6',
    ending: { how: 'exited', code: 0 },
  });
});

it('no file anywhere is an answer', async () => {
  expect((await carry(command, inside({}), session([]))).ending.how).toBe('not_found');
});

it('a file that may not be read is no missing file, whatever else is missing', async () => {
  const files = { '/a': evidence('', { how: 'not_permitted', because: 'EACCES' }) };
  expect((await carry(command, inside(files), session([]))).ending).toEqual({
    how: 'not_permitted',
    because: 'EACCES',
  });
});

it('a file that is too large, or was cut, stays where it is', async () => {
  const put: string[] = [];
  const large = await carry(command, inside({ '/a': evidence('x'.repeat(11)) }), session(put));
  const cut = await carry(command, inside({ '/a': evidence('x', { how: 'exited', code: 0 }, true) }), session(put));
  const because = '/a has more than 10 bytes';
  expect([large, cut].map(({ ending, stdout }) => ({ ending, stdout }))).toEqual([
    { ending: { how: 'not_permitted', because }, stdout: '' },
    { ending: { how: 'not_permitted', because }, stdout: '' },
  ]);
  expect(put).toEqual([]);
});

it('a file that did not arrive is not told of as one that did', async () => {
  const files = { '/a': evidence('x') };
  const failed = await carry(command, inside(files), session([], { how: 'lost', because: 'the session ended' }));
  const nowhere = await carry(command, inside(files), undefined);
  expect([failed, nowhere].map(({ ending, stdout }) => ({ ending, stdout }))).toEqual([
    {
      ending: { how: 'not_permitted', because: '/a did not arrive in the session: the session ended' },
      stdout: '',
    },
    { ending: { how: 'not_permitted', because: 'there is no session to bring it to' }, stdout: '' },
  ]);
});
