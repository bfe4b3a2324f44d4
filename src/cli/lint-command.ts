import { findPlaybook, loadFile, showDiagnostics } from '../pipeline/library.ts';
import { complain, EXIT, print, wantsColor } from './io.ts';

/** Checks playbooks, by path or by the name of a built-in one. Everything that is wrong is printed on stdout: that is
 *  what was asked for. @returns 0 when all are valid, else 2. */
export async function lintCommand(files: readonly string[]): Promise<number> {
  let code: number = EXIT.healthy;
  for (const name of files) {
    const known = findPlaybook(name);
    const loaded = known.ok
      ? loadFile(known.value.file, known.value.builtIn)
      : { kind: 'trouble' as const, trouble: known.trouble };
    if (loaded.kind === 'trouble') {
      complain(loaded.trouble);
      code = EXIT.usage;
      continue;
    }
    const diagnostics = loaded.kind === 'playbook' ? loaded.warnings : loaded.diagnostics;
    if (diagnostics.length > 0) await print(`${showDiagnostics(diagnostics, wantsColor(undefined, process.stdout))}\n`);
    if (loaded.kind === 'invalid') {
      code = EXIT.usage;
      if (loaded.more > 0) await print(`and ${loaded.more} more\n`);
    } else
      await print(
        `${name}: valid${diagnostics.length > 0 ? `, ${diagnostics.length} warning${diagnostics.length === 1 ? '' : 's'}` : ''}\n`,
      );
  }
  return code;
}
