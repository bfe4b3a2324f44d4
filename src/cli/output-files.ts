import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Playbook } from '../model/playbook.ts';
import type { Report, StepRecord } from '../model/report.ts';
import type { Trouble } from '../model/result.ts';
import { tools } from '../pipeline/toolbox.ts';
import { count, stripControl } from '../util/text.ts';
import { say } from './io.ts';

/** A wrong path is told before anything is run: the folder of each file that is asked for must be there.
 *  @returns the trouble with the first that cannot be written */
export function checkOutputFiles(
  playbook: Playbook,
  given: Readonly<Record<string, string>>,
  targets: 1 | 'many',
): Trouble | undefined {
  for (const { name, type } of Object.values(playbook.params)) {
    const file = type === 'output_file' ? given[name] : undefined;
    if (file === undefined) continue;
    const where = flagOf(name);
    if (targets !== 1)
      return { what: 'one file cannot hold what many targets give', where, todo: 'run it on one target', exit: 2 };
    const folder = dirname(file);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      return { what: `there is no folder ${folder}`, where, todo: 'name a file in a folder that exists', exit: 2 };
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
      return { what: `${file} is a folder`, where, todo: 'name a file', exit: 2 };
  }
  return undefined;
}

/** Writes what steps printed to the files that were asked for, and says so.
 *  @returns the trouble with the first that could not be written; the report has what it would hold */
export function writeOutputFiles(playbook: Playbook, report: Report): Trouble | undefined {
  let trouble: Trouble | undefined;
  for (const { id, saveAs } of playbook.steps) {
    const file = saveAs === undefined ? undefined : report.run.params[saveAs];
    if (saveAs === undefined || typeof file !== 'string') continue;
    const record = report.steps.find((step) => step.id === id);
    const because = whyNothing(record);
    if (because !== undefined || record === undefined) {
      say(`${file} is not written: ${because ?? `step ${id} was not run`}`);
      continue;
    }
    // A file that cannot be written keeps no other from being written.
    const failed = write(file, contentOf(record), saveAs);
    trouble ??= failed;
  }
  return trouble;
}

/** Why a step's output is not what was asked for. Absent when it is. */
function whyNothing(record: StepRecord | undefined): string | undefined {
  if (record === undefined) return 'its step was not run';
  const { ending, cut, unreadable } = record;
  if ('because' in ending) return ending.because;
  if (ending.how !== 'exited') return 'its step did not end by itself';
  if (unreadable !== undefined) return unreadable.because;
  if (ending.code !== 0) return `its step ended with exit code ${ending.code}`;
  return cut === true ? 'there is more of it than a report holds' : undefined;
}

function contentOf({ tool, stdout }: StepRecord): Buffer {
  const encoding = tool === undefined ? undefined : tools.get(tool)?.encoding;
  return Buffer.from(stdout, encoding ?? 'utf8');
}

function write(file: string, content: Buffer, param: string): Trouble | undefined {
  try {
    // What was captured may be secret.
    writeFileSync(file, content, { mode: 0o600 });
    say(`${file} is written: ${count(content.length, 'byte')}`);
    return undefined;
  } catch (error) {
    return {
      what: `${file} cannot be written: ${error instanceof Error ? stripControl(error.message) : 'unknown reason'}`,
      where: flagOf(param),
      todo: 'name a file in a folder that may be written; the report with --format json has it too',
      exit: 4,
    };
  }
}

function flagOf(param: string): string {
  return `--${param.replaceAll('_', '-')}`;
}
