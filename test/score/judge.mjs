// Compares what a run said with what is true.

/** Whether a pattern of the catalogue (code, code.*, code:object, *) is about a cause. */
function matches(pattern, { code, object }) {
  const [wanted, about] = pattern.split(/:(.*)/s);
  const family = new RegExp(`^${wanted.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  return family.test(code) && (!about || String(object).startsWith(about));
}

/** What names a place in the text of an object: addresses, networks, ports, interfaces, names. */
function places(object) {
  const words = object.toLowerCase().match(/[a-z0-9][a-z0-9.:/_-]*[a-z0-9]|[a-z0-9]/g) ?? [];
  return new Set(words.flatMap((word) => [word, ...word.split(/[/:]/)]).filter((word) => /[0-9.]/.test(word)));
}

/** An object is right when it names a place of the true one; where the truth names none, any object will do. */
function sameObject(expected, said) {
  const [wanted, given] = [places(expected), places(said)];
  if (wanted.size === 0) return true;
  return [...wanted].some((place) => given.has(place)) || said.toLowerCase().includes(expected.toLowerCase());
}

/** @param coarse whether a coarse but true code counts as found. @returns what was found, what was blamed wrongly, and how
 *  long it took. */
export function judge(one, { stdout, status, seconds, stderr }, { coarse }) {
  const base = {
    id: coarse ? `${one.id} (no peer)` : one.id,
    category: one.category,
    control: one.root_causes.length === 0,
    seconds,
  };
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    const note = `exit ${status}: ${stderr.trim().split('\n').at(-1)?.slice(0, 120) ?? ''}`;
    return {
      ...base,
      verdict: 'no report',
      said: [],
      found: false,
      objectRight: false,
      accepted: false,
      wrong: [],
      note,
    };
  }
  const said = report.causes
    .filter(({ role }) => role === 'root')
    .map(({ code, object, confidence }) => ({ code, object, confidence }));
  const pairs = one.root_causes.map((truth) => ({ truth, hit: said.find(({ code }) => code === truth.code) }));
  const missing = pairs.filter(({ hit }) => hit === undefined);
  const spare = said.filter(({ code }) => !one.root_causes.some((truth) => truth.code === code));
  const accepted = missing.length > 0 && spare.some(({ code }) => one.accept.includes(code));
  const wrong = spare.filter(({ code }) => missing.length === 0 || !one.accept.includes(code));
  const confused = wrong.filter((cause) => one.must_not.some((pattern) => matches(pattern, cause)));
  const notes = [
    ...missing.map(({ truth }) => `missed ${truth.code}`),
    ...(accepted ? ['accepted'] : []),
    ...wrong.map(({ code }) => `${confused.some((other) => other.code === code) ? 'MUST NOT' : 'wrong'} ${code}`),
    ...(base.control && report.verdict !== 'healthy' ? [`control is ${report.verdict}: ${report.summary}`] : []),
  ];
  return {
    ...base,
    verdict: report.verdict,
    said,
    found: (missing.length === 0 || (coarse && accepted)) && (!base.control || report.verdict === 'healthy'),
    // The object of a coarse code is another one.
    objectRight:
      (coarse && accepted) ||
      pairs.every(({ truth, hit }) => hit !== undefined && sameObject(truth.object, hit.object)),
    accepted,
    wrong,
    note: notes.join('; '),
  };
}
