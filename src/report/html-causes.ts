import type { Cause, EvidenceLine, Fix, Report } from '../model/report.ts';
import { html, type Markup } from './html-tag.ts';
import { checksUnder, commandOf, type Root } from './outline.ts';
import { confidenceWords, riskWords, say, sayArgv, sayCommand, sayWhere } from './words.ts';

/** One section for each root cause, with its consequences folded under it. */
export function causeSections(roots: readonly Root[], report: Report): readonly Markup[] {
  const total = roots.filter(({ cause }) => cause.role === 'root').length;
  return roots.map((root, index) => causeSection(root, index + 1, total, report));
}

function causeSection(root: Root, place: number, total: number, report: Report): Markup {
  const { cause } = root;
  const role =
    cause.role === 'consequence' ? 'Consequence' : total > 1 ? `Root cause ${place} of ${total}` : 'Root cause';
  return html`<section class="cause">
<h2><span class="bad">${role}:</span> ${say(cause.title)}</h2>
<dl>
<dt>Code</dt><dd><code>${say(cause.code)}</code></dd>
<dt>Where</dt><dd><code>${say(cause.object)}</code></dd>
<dt>Confidence</dt><dd>${confidenceWords[cause.confidence]}</dd>
<dt>Severity</dt><dd>${cause.severity}</dd>
</dl>
${cause.evidence.length === 0 ? '' : html`<h3>${cause.confidence === 'proved' ? 'Proof' : 'Evidence'}</h3>`}
${evidence(cause.evidence, report)}
${next(cause)}
${cause.settle === undefined ? '' : html`<h3>What would settle it</h3><p>${say(cause.settle, 1000)}</p>`}
${follows(root, report)}
</section>`;
}

/** The lines that show something, each with the command that printed it. */
export function evidence(lines: readonly EvidenceLine[], report: Pick<Report, 'steps'>): readonly Markup[] {
  return lines.map((line) => {
    const step = commandOf(line, report);
    const command = step === undefined ? '' : html`<span class="soft">$ ${sayArgv(step.argv)}</span>\n`;
    return html`<p class="soft">${sayWhere(line)}</p><pre>${command}${say(line.text, 4000)}</pre>\n`;
  });
}

/** What to do about a cause. */
export function next(cause: Cause): Markup | '' {
  if (cause.fix.length === 0) return '';
  return html`<h3>Next</h3>
<ol>
${cause.fix.map(fixItem)}</ol>
${cause.verify.length === 0 ? '' : html`<p>Then run the playbook again, or netshoot-run verify on its JSON report; the fix shows in: ${codes(cause.verify)}</p>`}`;
}

function fixItem(fix: Fix): Markup {
  const risk = fix.risk === 'none' ? '' : html`<br><strong class="warn">Risk:</strong> ${riskWords[fix.risk]}`;
  return html`<li>${say(fix.say, 1000)}${risk}${fix.run === undefined ? '' : html`<pre>${sayCommand(fix.run)}</pre>`}</li>\n`;
}

/** Names as code, with commas between them. */
export function codes(names: readonly string[]): readonly Markup[] {
  return names.map((name, index) => html`${index === 0 ? '' : ', '}<code>${say(name, 80)}</code>`);
}

function follows(root: Root, report: Report): Markup | '' {
  const checks = [...new Set([root.cause, ...root.consequences].flatMap((cause) => checksUnder(cause, report)))];
  if (checks.length === 0 && root.consequences.length === 0) return '';
  const causes = root.consequences.map(
    (cause) =>
      html`<li><code>${say(cause.code)}</code> at <code>${say(cause.object)}</code>: ${say(cause.title)} (${confidenceWords[cause.confidence]})</li>\n`,
  );
  return html`<h3>What follows from it</h3>
<ul>
${causes}${checks.length === 0 ? '' : html`<li>Checks: ${codes(checks)}</li>\n`}</ul>`;
}
