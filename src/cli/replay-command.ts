import { loadByName, showDiagnostics } from '../pipeline/library.ts';
import { loadReport } from '../pipeline/saved-report.ts';
import { tools } from '../pipeline/toolbox.ts';
import { replay } from '../pipeline.ts';
import { complain, EXIT, say, wantsColor } from './io.ts';
import { emitReport, type ReportOptions } from './report-output.ts';

/** Judges a saved report again and prints it. */
export async function replayCommand(
  file: string,
  options: ReportOptions & { readonly playbook?: string },
): Promise<number> {
  const saved = loadReport(file);
  if (!saved.ok) return complain(saved.trouble);
  const loaded = loadByName(options.playbook ?? saved.value.run.playbook);
  if (loaded.kind === 'trouble') return complain(loaded.trouble);
  if (loaded.kind === 'invalid') {
    say(showDiagnostics(loaded.diagnostics, wantsColor(undefined, process.stderr)).trimEnd());
    return EXIT.usage;
  }
  const report = replay(saved.value, loaded.playbook, tools);
  const written = await emitReport(report, options);
  return written === undefined ? EXIT[report.verdict] : complain(written);
}
