import type { Ending, Evidence } from '../model/evidence.ts';
import type { CarryCommand, Session } from '../model/session.ts';

/** Brings the first of the target's own files that exists into another session. The evidence tells which file it was, how
 *  large, where it is now, and what is kept of it:
 *
 *      file /etc/ssl/certs/ca-certificates.crt
 *      bytes 219342
 *      at /tmp/netshoot-run.x4Kq2A/f.ca-bundle
 *      (what `keep` leaves)
 *
 *  The last file's ending is the whole one's, so that "not there" and "could not look" stay apart. */
export async function carry(command: CarryCommand, from: Session, to: Session | undefined): Promise<Evidence> {
  const { paths, name, maxBytes, keep, deadlineMs } = command;
  let found: Evidence | undefined;
  for (const path of paths) {
    const looked = await from.run({ kind: 'file', path, deadlineMs });
    // A file that could not be read is told only when no other is there.
    if (found === undefined || found.ending.how === 'not_found') found = looked;
    if (!isWhole(looked)) continue;
    const bytes = Buffer.byteLength(looked.stdout);
    const told = { ...looked, stdout: '', cut: false };
    if (looked.cut || bytes > maxBytes)
      return { ...told, ending: notBrought(`${path} has more than ${maxBytes} bytes`) };
    if (to === undefined) return { ...told, ending: notBrought('there is no session to bring it to') };
    const put = await to.run({ kind: 'put', name, content: looked.stdout, deadlineMs });
    const durationMs = looked.durationMs + put.durationMs;
    if (!isWhole(put)) {
      const because = 'because' in put.ending ? put.ending.because : put.stderr.trim() || 'it could not be written';
      return { ...told, durationMs, ending: notBrought(`${path} did not arrive in the session: ${because}`) };
    }
    const stdout = [`file ${path}`, `bytes ${bytes}`, `at ${put.stdout.trim()}`, keep(looked.stdout)].join('\n');
    return { ...told, durationMs, stdout };
  }
  return found === undefined ? nothingToLookFor() : { ...found, stdout: '' };
}

function isWhole({ ending }: Evidence): boolean {
  return ending.how === 'exited' && ending.code === 0;
}

function notBrought(because: string): Ending {
  return { how: 'not_permitted', because };
}

function nothingToLookFor(): Evidence {
  const ending = { how: 'not_found', because: 'no file was named' } as const;
  const startedAt = new Date().toISOString();
  return { argv: [], ending, stdout: '', stderr: '', cut: false, startedAt, durationMs: 0 };
}
