import type { Tool } from '../../model/tool.ts';
import { caBundleArgv, caBundlePaths } from './argv.ts';
import { keepCaBundle, readCaBundle } from './read.ts';
import type { CaBundle } from './value.generated.ts';

/** The bundle of all public roots has 220 KB. */
const MAX_BYTES = 2 * 1024 * 1024;

/** The certificate authorities that the target's programs trust, made a file of the session. */
export const caBundle: Tool<CaBundle> = {
  name: 'ca-bundle',
  program: 'cat',
  summary: "The certificates that the target's programs trust, as a file for the session's own tools",
  behaviour: 'passive',
  needs: [],
  place: { kind: 'carry', paths: caBundlePaths, maxBytes: MAX_BYTES, keep: keepCaBundle },
  deadlineMs: () => 5_000,
  parameters: {
    file: { type: 'path', description: 'The file; without it the usual places are looked through' },
  },
  argv: caBundleArgv,
  read: readCaBundle,
  exitCodes: { 0: 'read', 1: 'could not be read' },
};
