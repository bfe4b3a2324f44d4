import type { Fleet } from '../model/fleet.ts';
import type { Report } from '../model/report.ts';
import type { Trouble } from '../model/result.ts';
import { type Format, formats, prepareText, type RenderOptions, renderReport } from '../report/render.ts';
import { version } from './cli.ts';
import { print, say, screenWidth, wantsColor, writeOutput } from './io.ts';

/** The flags that say how and where a report is printed. */
export interface ReportOptions {
  readonly format?: string;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly color?: string;
}

/** Prints a report to stdout or to the file of --output. @returns the trouble with that file, or nothing. */
export async function emitReport(report: Report, options: ReportOptions): Promise<Trouble | undefined> {
  const text = await renderReport(report, renderOptions(options));
  return await emitText(text, report.verdict, options);
}

/** Prints the report about many targets in the same way. */
export async function emitFleet(fleet: Fleet, options: ReportOptions): Promise<Trouble | undefined> {
  const { renderFleet } = await import('../report/fleet.ts');
  return await emitText(await renderFleet(fleet, renderOptions(options)), fleet.verdict.replace('_', ' '), options);
}

/** How a report is laid out for where it goes. */
export function renderOptions(options: ReportOptions): RenderOptions {
  return {
    format: formatOf(options.format),
    width: screenWidth(),
    color: options.output === undefined && wantsColor(options.color, process.stdout),
    version,
    verbose: options.verbose === true,
  };
}

async function emitText(text: string, verdict: string, options: ReportOptions): Promise<Trouble | undefined> {
  if (options.output === undefined || options.output === '-') {
    await print(text);
    return undefined;
  }
  const trouble = writeOutput(options.output, text);
  if (trouble === undefined) {
    say(`report written to ${options.output}: ${verdict}`);
    return undefined;
  }
  // What was seen may be gone by the next run: a wrong path does not lose it.
  await print(text);
  return { ...trouble, todo: `${trouble.todo}; the report is on stdout` };
}

/** Loads the renderer before there is anything to render. */
export async function loadRenderer(format: string | undefined): Promise<void> {
  if (formatOf(format) === 'text') await prepareText();
}

export function formatOf(text: string | undefined): Format {
  return formats.find((format) => format === text) ?? 'text';
}
