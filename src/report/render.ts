import type { Report } from '../model/report.ts';

/** The formats that a report can be printed in. */
export const formats = ['text', 'json', 'ndjson', 'markdown', 'junit', 'html', 'prometheus'] as const;

export type Format = (typeof formats)[number];

export interface RenderOptions {
  readonly format: Format;
  /** Columns of the screen, for text. Fewer than 20 count as 20. */
  readonly width: number;
  /** For text: whether escape codes for colour may be used. */
  readonly color: boolean;
  /** The version of netshoot-run that renders, which need not be the one that made the report. */
  readonly version: string;
  /** Every check and command is listed instead of counted. JSON, NDJSON, JUnit and Prometheus are always whole. */
  readonly verbose: boolean;
}

/** The report in one format, ending in a line feed. Pure: nothing is read but the report. Each format is loaded when it
 *  is asked for, so that printing JSON does not wait for a table library. */
export async function renderReport(report: Report, options: RenderOptions): Promise<string> {
  const { format } = options;
  switch (format) {
    case 'text':
      return (await import('./text.ts')).renderText(report, options);
    case 'json':
      return (await import('./json.ts')).renderJson(report);
    case 'ndjson':
      return (await import('./ndjson.ts')).renderNdjson(report);
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(report, options);
    case 'junit':
      return (await import('./junit.ts')).renderJunit(report);
    case 'html':
      return (await import('./html.ts')).renderHtml(report, options);
    case 'prometheus':
      return (await import('./prometheus.ts')).renderPrometheus(report);
    default:
      return unknownFormat(format);
  }
}

/** Loads what the text format needs, ahead of time: the other formats need nothing of weight. */
export async function prepareText(): Promise<void> {
  await Promise.all([import('./text.ts'), import('cli-table3')]);
}

function unknownFormat(format: never): never {
  throw new Error(`no renderer for the report format ${String(format)}`);
}
