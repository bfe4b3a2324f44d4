// The figures of a scoring run, as one line and as a page.

function percent(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function figures(results) {
  const faults = results.filter(({ control }) => !control);
  const controls = results.filter(({ control }) => control);
  const sorted = results.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return {
    faults: faults.length,
    found: faults.filter(({ found }) => found).length,
    object: faults.filter(({ found, objectRight }) => found && objectRight).length,
    accepted: faults.filter(({ found, accepted }) => !found && accepted).length,
    blamed: results.filter(({ wrong }) => wrong.length > 0).length,
    controls: controls.length,
    controlsBlamed: controls.filter(({ wrong }) => wrong.length > 0).length,
    undecided: faults.filter(({ verdict }) => verdict === 'undecided').length,
    all: results.length,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    longest: sorted.at(-1) ?? 0,
  };
}

export function tally(results) {
  const f = figures(results);
  return [
    `root found ${f.found}/${f.faults} (${percent(f.found, f.faults)})`,
    `object right ${f.object}/${f.faults} (${percent(f.object, f.faults)})`,
    `coarse but true ${f.accepted}`,
    `wrong blame ${f.blamed}/${f.all} (${percent(f.blamed, f.all)})`,
    `controls blamed ${f.controlsBlamed}/${f.controls}`,
    `undecided ${f.undecided}`,
    `median ${f.median.toFixed(1)} s, longest ${f.longest.toFixed(1)} s`,
  ].join('; ');
}

export function accuracyPage(results, { playbook, load }) {
  const groups = [...new Set(results.map(({ category }) => category))];
  const row = (name, some) => {
    const f = figures(some);
    return `| ${name} | ${f.all} | ${f.found}/${f.faults} | ${f.object}/${f.faults} | ${f.blamed} | ${f.undecided} | ${f.median.toFixed(1)} | ${f.longest.toFixed(1)} |`;
  };
  return `# How often it is right

\`npm run score -- --write\` makes this page: for each case a fresh lab with one known fault (some with two, some with none
but an oddity that must not be blamed), one run of \`${playbook}\`, and its root causes compared with the truth by code and
object${load ? ', with both cores kept busy by other work' : ''}.

These are the open cases, which the rules were written with; cases that nobody has seen are harder.

| cases | runs | root found | object right | runs with wrong blame | undecided | median s | longest s |
|---|---|---|---|---|---|---|---|
${groups
  .map((name) =>
    row(
      name,
      results.filter(({ category }) => category === name),
    ),
  )
  .join('\n')}
${row('**all**', results)}

## Every case

| case | root causes said | |
|---|---|---|
${results.map(({ id, said, note, objectRight, control }) => `| ${id} | ${said.map(({ code }) => `\`${code}\``).join('<br>') || 'none'} | ${note || (control || objectRight ? 'right' : 'another object')} |`).join('\n')}
`;
}
