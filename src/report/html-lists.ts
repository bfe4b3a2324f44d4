import type { Finding, Report, StepRecord } from '../model/report.ts';
import { formatDuration } from '../util/time.ts';
import { codes, evidence } from './html-causes.ts';
import { html, type Markup } from './html-tag.ts';
import { groupByReason, sortFindings } from './outline.ts';
import { findingWords, say, sayActual, sayArgv, sayBecause, sayEnding, sayLines, sayStep } from './words.ts';

/** The class that paints each verdict of a check; its word is always beside it. */
const classes = { fail: 'bad', unknown: 'unsure', warn: 'warn', pass: 'good', skipped: 'soft' } as const;

/** Characters of one command's output that the page holds when it is not asked for all. */
const OUTPUT_CHARACTERS = 20_000;

/** The checks as a table, what failed first; skipped ones by their reason. */
export function checkSection(report: Report): Markup {
  const { fail, unknown, warn, pass, skipped } = sortFindings(report.findings);
  const rows = [...fail, ...unknown, ...warn, ...pass].map((finding) => row(finding, report));
  const skips = groupByReason(skipped).map(
    ({ because, items }) =>
      html`<tr><td class="mark soft">${findingWords.skipped}</td><td>${codes(items.map(({ check }) => check))}</td><td><p>${sayBecause(because)}</p></td></tr>\n`,
  );
  if (rows.length + skips.length === 0) return html`<section><h2>Checks</h2><p>No check was judged.</p></section>`;
  return html`<section>
<h2>Checks</h2>
<table>
<thead><tr><th>Verdict</th><th>Check</th><th>What it says</th></tr></thead>
<tbody>
${rows}${skips}</tbody>
</table>
</section>`;
}

function row(finding: Finding, report: Report): Markup {
  const statement = say(finding.statement, 1000);
  const optional = finding.optional === true ? ' (optional)' : '';
  const actual = sayActual(finding);
  const open = finding.explained_by === undefined && finding.verdict !== 'pass';
  return html`<tr><td class="mark ${classes[finding.verdict]}">${findingWords[finding.verdict]}</td><td><code>${say(finding.check)}</code></td><td><p>${finding.verdict === 'unknown' ? `not known: ${statement}${optional}` : statement}</p>${
    actual === undefined ? '' : html`<p>${actual}</p>`
  }${finding.because === undefined ? '' : html`<p>${sayBecause(finding.because)}</p>`}${
    finding.explained_by === undefined ? '' : html`<p>explained by <code>${say(finding.explained_by)}</code></p>`
  }${open ? evidence(finding.evidence ?? [], report) : ''}</td></tr>\n`;
}

/** What could be neither shown nor excluded, by what is missing. */
export function openSection(report: Report): Markup | '' {
  if (report.undecided.length === 0) return '';
  const groups = groupByReason(report.undecided).map(
    ({ because, items }) => html`<p>${sayBecause(because)}:</p>
<ul>
${items.map((open) => html`<li>${open.kind} <code>${say(open.name)}</code>: ${say(open.statement)}</li>\n`)}</ul>\n`,
  );
  return html`<section>
<h2>What could not be told</h2>
${groups}</section>`;
}

/** Every command, folded, with what it printed. */
export function commandSection(report: Report, verbose: boolean): Markup | '' {
  if (report.steps.length === 0) return '';
  return html`<section>
<h2>Commands</h2>
${report.steps.map((step) => commandDetails(step, verbose))}</section>`;
}

function commandDetails(step: StepRecord, verbose: boolean): Markup {
  const name = sayStep(step.item === undefined ? { step: step.id } : { step: step.id, item: step.item });
  const time = step.ending.how === 'skipped' ? '' : `, ${formatDuration(step.duration_ms)}`;
  return html`<details><summary><code>${name}</code> at ${step.vantage}: ${sayEnding(step.ending)}${time}</summary>
${step.argv.length === 0 ? '' : html`<pre>$ ${sayArgv(step.argv)}</pre>`}${printed('stdout', step.stdout, verbose)}${printed('stderr', step.stderr, verbose)}${
  step.cut === true ? html`<p>The output was longer and was cut when it was read.</p>` : ''
}${
  step.unreadable === undefined
    ? ''
    : html`<p>Not understood, line ${step.unreadable.line}: ${say(step.unreadable.because)}</p>`
}</details>\n`;
}

function printed(stream: 'stdout' | 'stderr', text: string, verbose: boolean): Markup | '' {
  if (text === '') return '';
  const kept = verbose ? text : text.slice(0, OUTPUT_CHARACTERS);
  const cut =
    kept.length < text.length
      ? html`<p>The first ${kept.length} of ${text.length} characters; the JSON format has all.</p>`
      : '';
  return html`<p class="soft">${stream}</p><pre>
${sayLines(kept)}</pre>${cut}`;
}
