import type { Fleet } from '../model/fleet.ts';
import type { Report } from '../model/report.ts';
import { safeJson } from './json.ts';
import type { RenderOptions } from './render.ts';

/** The report about many targets in one format, ending in a line feed. Pure, as for a single one. In NDJSON it is the
 *  last line: those of the targets came before, from `reportLine`. */
export async function renderFleet(fleet: Fleet, options: RenderOptions): Promise<string> {
  const { format } = options;
  switch (format) {
    case 'text':
      return (await import('./fleet-text.ts')).renderFleetText(fleet, options);
    case 'json':
      return `${safeJson(fleet, 2)}\n`;
    case 'ndjson':
      return `${safeJson({ type: 'fleet', run_id: fleet.run.id, ...fleet })}\n`;
    case 'markdown':
      return (await import('./fleet-markdown.ts')).renderFleetMarkdown(fleet, options);
    case 'junit':
      return (await import('./fleet-machine.ts')).renderFleetJunit(fleet);
    case 'html':
      return (await import('./fleet-html.ts')).renderFleetHtml(fleet, options);
    case 'prometheus':
      return (await import('./fleet-machine.ts')).renderFleetPrometheus(fleet);
    default:
      return unknownFormat(format);
  }
}

/** The line of NDJSON for one target that has ended: its whole report. */
export function reportLine(report: Report): string {
  return `${safeJson({ type: 'report', run_id: report.run.id, report })}\n`;
}

/** The line of NDJSON for one target that could not be looked at. */
export function notRunLine(ref: string, trouble: { readonly what: string; readonly todo: string }): string {
  return `${safeJson({ type: 'not_run', target: ref, because: trouble.what, todo: trouble.todo })}\n`;
}

function unknownFormat(format: never): never {
  throw new Error(`no renderer for the report format ${String(format)}`);
}
