import { createHash } from 'node:crypto';
import type { Report } from '../model/report.ts';
import { changeName, tellChanges } from './comparison.ts';
import { causeSections } from './html-causes.ts';
import { checkSection, commandSection, openSection } from './html-lists.ts';
import { style } from './html-style.ts';
import { html, Markup } from './html-tag.ts';
import { foldCauses, sayChecks, sayCommands } from './outline.ts';
import { tellVersus } from './versus.ts';
import { runFacts, say, verdictWords } from './words.ts';

/** The class that paints each verdict; its word is always beside it. */
const verdictClasses = { healthy: 'good', fault: 'bad', undecided: 'unsure' } as const;

/** Nothing may be loaded, run or sent: the page is a file that travels. Only the style sheet with this hash counts.
 *  Source: Content Security Policy Level 3. */
export function policy(): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** One file to open, print or attach: no scripts, nothing loaded from elsewhere, readable on a phone and in the dark. */
export function renderHtml(report: Report, options: { readonly version: string; readonly verbose: boolean }): string {
  const { run, verdict } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${verdictWords[verdict]}: ${say(run.playbook, 60)} on ${say(run.target.ref, 80)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
${headline(report)}${changeSection(report)}
${causeSections(foldCauses(report.causes), report)}
${versusSection(report, options.verbose)}${checkSection(report)}
${openSection(report)}
${commandSection(report, options.verbose)}
<section>
<h2>Run</h2>
<dl>
${runFacts(run, sayCommands(report), options.version).map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>\n`)}</dl>
</section>
</main>
</body>
</html>
`;
  return page.source;
}

function headline(report: Report): Markup {
  const { run, verdict, summary, findings } = report;
  const to = run.to === undefined ? '' : html` to <code>${say(run.to)}</code>`;
  return html`<header>
<div class="verdict ${verdictClasses[verdict]}"><span class="word">${verdictWords[verdict]}</span></div>
<h1>${say(summary, 1000)}</h1>
<p class="soft"><code>${say(run.playbook)}</code> on <code>${say(run.target.ref)}</code>${to}<br>${sayChecks(findings)}</p>
${
  run.interrupted === undefined
    ? ''
    : html`<p class="alarm"><strong class="unsure">INTERRUPTED</strong> ${say(run.interrupted)}. The run did not end; this is what was known by then.</p>`
}
</header>`;
}

/** After `verify`: what the earlier run found, and what became of it. */
function changeSection(report: Report): Markup | string {
  const told = tellChanges(report);
  if (told.length === 0) return '';
  return html`
<section>
<h2>Since the run of ${say(report.comparison?.started_at ?? '', 40)}</h2>
<ul>
${told.map(({ change, how, words }) => html`<li><span class="${how}">${words}</span>: <code>${say(changeName(change), 200)}</code></li>\n`)}</ul>
</section>`;
}

/** With `--vs`: how the target differs from its sibling. */
function versusSection(report: Report, verbose: boolean): Markup | string {
  const told = tellVersus(report, verbose);
  if (told === undefined) return '';
  const rows = told.rows.map(
    ({ path, here, there, related }) =>
      html`<tr><td><code>${say(path, 200)}</code>${related === undefined ? '' : html`<p>${say(related, 80)}</p>`}</td><td>${say(here ?? '', 300)}</td><td>${say(there ?? '', 300)}</td></tr>\n`,
  );
  return html`<section>
<h2>${told.title}</h2>
${told.notes.map((note) => html`<p>${note}</p>\n`)}${
  rows.length === 0
    ? ''
    : html`<table>
<thead><tr><th>What</th><th>Here</th><th>There</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`
}<p class="soft">${told.more}</p>
</section>
`;
}
