import type { Playbook, Step } from '../model/playbook.ts';
import { loadByName, showDiagnostics } from '../pipeline/library.ts';
import { describeType } from '../pipeline/plan-view.ts';
import { stripControl } from '../util/text.ts';
import { formatDuration } from '../util/time.ts';
import { complain, EXIT, print, say, wantsColor } from './io.ts';

/** Prints what a playbook asks for, looks at, checks and knows. */
export async function showCommand(name: string): Promise<number> {
  const loaded = loadByName(name);
  if (loaded.kind === 'trouble') return complain(loaded.trouble);
  if (loaded.kind === 'invalid') {
    say(showDiagnostics(loaded.diagnostics, wantsColor(undefined, process.stderr)).trimEnd());
    return EXIT.usage;
  }
  await print(stripControl(describe(loaded.playbook)));
  return EXIT.healthy;
}

function describe(playbook: Playbook): string {
  const { name, title, description, params, steps, checks, causes } = playbook;
  const blocks = [
    `${name}: ${title}\n`,
    ...(description === undefined ? [] : [`${description.trim()}\n`]),
    section(
      'Parameters',
      Object.values(params).map(
        (parameter) =>
          `--${parameter.name.replaceAll('_', '-')} (${describeType(parameter)}${defaultText(parameter)})  ${parameter.description}`,
      ),
    ),
    section(
      'Steps',
      steps.map((step) => `${step.id}  ${step.title.source}${whereText(step)}`),
    ),
    section(
      'Checks',
      checks.map((check) => `${check.id}  ${check.title.source}${check.severity === 'warn' ? ' (a warning)' : ''}`),
    ),
    section(
      'Causes',
      causes.map((cause) => `${cause.code}  ${cause.title.source}`),
    ),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function defaultText({ type, default: fallback }: Playbook['params'][string]): string {
  if (fallback === undefined) return '';
  if (fallback.kind === 'template') return `, default ${fallback.template.source}`;
  const { value } = fallback;
  return `, default ${type === 'duration' && typeof value === 'number' ? formatDuration(value) : String(value)}`;
}

function whereText(step: Step): string {
  const what =
    step.kind === 'tool'
      ? step.tool
      : step.kind === 'run'
        ? step.argv.map((word) => word.source).join(' ')
        : 'asks a person';
  const each = step.kind !== 'manual' && step.forEach !== undefined ? `, for each of ${step.forEach.list.source}` : '';
  const deadline =
    step.kind !== 'manual' && step.deadlineMs !== undefined ? `, at most ${formatDuration(step.deadlineMs)}` : '';
  return `  [${what}${step.vantage === 'target' ? '' : `, ${step.vantage}`}${each}${deadline}]`;
}
