import type { Fleet, Group, Member } from '../model/fleet.ts';
import { count } from '../util/text.ts';
import {
  fleetFacts,
  groupName,
  groupTitle,
  lookCloser,
  OUTCOMES,
  outcomeWords,
  sayCounts,
  sayTrait,
} from './fleet-words.ts';
import { policy } from './html.ts';
import { codes, evidence, next } from './html-causes.ts';
import { style } from './html-style.ts';
import { html, Markup } from './html-tag.ts';
import { confidenceWords, say, sayCommand } from './words.ts';

/** The class that paints each outcome; its word is always beside it. */
const classes = { healthy: 'good', fault: 'bad', undecided: 'unsure', not_run: 'unsure' } as const;

/** One file to open, print or attach, as for a single target: no scripts, nothing loaded from elsewhere. */
export function renderFleetHtml(fleet: Fleet, options: { readonly version: string }): string {
  const { run, verdict, counts } = fleet;
  const to = run.to === undefined ? '' : html` to <code>${say(run.to)}</code>`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${outcomeWords[verdict]}: ${say(run.playbook, 60)} on ${count(counts.total, 'target')}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<header>
<div class="verdict ${classes[verdict]}"><span class="word">${outcomeWords[verdict]}</span></div>
<h1>${say(fleet.summary, 1000)}</h1>
<p class="soft"><code>${say(run.playbook)}</code>${to} on ${sayCounts(counts)}</p>
${
  run.interrupted === undefined
    ? ''
    : html`<p class="alarm"><strong class="unsure">INTERRUPTED</strong> ${say(run.interrupted)}. Not every target was looked at to the end; this is what was known by then.</p>`
}
</header>
${fleet.groups.map((group) => groupSection(group, fleet))}
<section>
<h2>Targets</h2>
<table>
<thead><tr><th>Outcome</th><th>Target</th><th>What it has</th></tr></thead>
<tbody>
${OUTCOMES.flatMap((outcome) => fleet.targets.filter((member) => member.outcome === outcome)).map(row)}</tbody>
</table>
</section>
<section>
<h2>Run</h2>
<dl>
${fleetFacts(fleet, options.version).map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>\n`)}</dl>
</section>
</main>
</body>
</html>
`;
  return page.source;
}

function groupSection(group: Group, fleet: Fleet): Markup {
  const { example } = group;
  const title = groupTitle(group);
  const closer = lookCloser(fleet, group);
  return html`<section class="cause">
<h2><span class="${group.kind === 'cause' ? 'bad' : 'unsure'}">${groupName(group)}:</span> ${count(group.size, 'target')}</h2>
<p>${say(group.summary, 1000)}</p>
${title === undefined ? '' : html`<p class="soft">${say(title, 1000)}</p>`}
<dl>
${group.objects === undefined ? '' : html`<dt>Where</dt><dd>${codes(group.objects)}</dd>\n`}${
  example === undefined ? '' : html`<dt>Confidence</dt><dd>${confidenceWords[example.cause.confidence]}</dd>\n`
}${group.severity === undefined ? '' : html`<dt>Severity</dt><dd>${group.severity}</dd>\n`}<dt>Targets</dt><dd>${codes(group.targets)}</dd>
</dl>
${
  group.shared.length === 0
    ? ''
    : html`<h3>What they share and the others do not</h3>
<ul>
${group.shared.map((trait) => html`<li>${sayTrait(trait)}</li>\n`)}</ul>`
}
${example === undefined ? '' : exampleParts(example)}
${closer === undefined ? '' : html`<h3>Compare with a healthy one</h3><pre>${sayCommand(closer)}</pre>`}
</section>
`;
}

function exampleParts({ target, cause }: NonNullable<Group['example']>): Markup {
  const word = cause.confidence === 'proved' ? 'Proof' : 'Evidence';
  return html`${cause.evidence.length === 0 ? '' : html`<h3>${word}, as seen on <code>${say(target, 80)}</code></h3>`}
${evidence(cause.evidence, { steps: [] })}
${next({ ...cause, verify: [] })}`;
}

function row({ outcome, ref, causes, summary, todo, interrupted }: Member): Markup {
  const what =
    causes.length === 0
      ? html`<p>${say(summary, 500)}</p>`
      : causes.map((cause) => html`<p><code>${say(cause.code)}</code> at <code>${say(cause.object)}</code></p>`);
  return html`<tr><td class="mark ${classes[outcome]}">${outcomeWords[outcome]}</td><td><code>${say(ref, 200)}</code></td><td>${what}${
    interrupted === undefined ? '' : html`<p>ended early: ${say(interrupted)}</p>`
  }${todo === undefined ? '' : html`<p>${say(todo)}</p>`}</td></tr>\n`;
}
