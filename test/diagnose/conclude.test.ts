import { describe, expect, test } from 'vitest';
import { type Conclusion, conclude } from '../../src/diagnose/conclude.ts';
import { Knowledge } from '../../src/expression/knowledge.ts';
import type { StepRecord } from '../../src/model/report.ts';
import { playbookOf, recordOf, skippedFor } from '../util/small.ts';

/** Judges records as a run does: each step of the playbook with its own. */
function judge(
  yaml: string,
  records: readonly StepRecord[],
  params: Readonly<Record<string, unknown>> = {},
): Conclusion {
  const playbook = playbookOf(yaml);
  const knowledge = new Knowledge(playbook, { params, to: {}, target: {}, peer: {} });
  for (const step of playbook.steps) {
    knowledge.add(
      step,
      records.filter(({ id }) => id === step.id),
    );
  }
  return conclude(playbook, knowledge, records);
}

const STEPS = `
steps:
  - { id: link, use: look, with: { host: web } }
  - { id: dns, use: look, with: { host: web } }
  - { id: web, use: look, with: { host: web } }
`;
const CHECKS = `
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
  - { id: dns-up, title: DNS answers, expr: steps.dns.up, say: DNS is silent, actual: "\${{ steps.dns.ms }} ms", expected: at most 9 ms }
  - { id: web-up, title: The web answers, expr: steps.web.up, say: The web is silent }
`;
const CAUSES = `
causes:
  - { code: web.down, title: The web server is down, when: "!steps.web.up", object: web, fix: [{ say: Mend it }], explains: [web-up] }
  - { code: dns.down, title: "The resolver \${{ object }} is down", when: "!steps.dns.up", object: "\${{ steps.dns.status }}", fix: [{ say: Mend it }], explains: [dns-up, web.down] }
  - { code: link.down, title: The link is down, when: "!steps.link.up", proof: steps.link.ms == 0, object: eth0, fix: [{ say: Mend it }], explains: [link-up, dns.down] }
`;
const ALL = STEPS + CHECKS + CAUSES;

function saw(link: boolean, dns: boolean, web: boolean): readonly StepRecord[] {
  return [
    recordOf('link', { printed: { up: link, ms: 0 } }),
    recordOf('dns', { printed: { up: dns, ms: 12, status: '192.0.2.53' } }),
    recordOf('web', { printed: { up: web } }),
  ];
}

/** Each cause as `code role`, with what explains it. */
function roles({ causes }: Conclusion): readonly string[] {
  return causes.map(({ code, role, explained_by: by }) => `${code} ${role}${by === undefined ? '' : ` of ${by}`}`);
}

/** Each finding as `check verdict`, with what explains it. */
function verdicts({ findings }: Conclusion): readonly string[] {
  return findings.map(
    ({ check, verdict, explained_by: by }) => `${check} ${verdict}${by === undefined ? '' : ` by ${by}`}`,
  );
}

describe('roots and consequences', () => {
  test('everything passes: healthy, with nothing left open', () => {
    expect(judge(ALL, saw(true, true, true))).toEqual({
      verdict: 'healthy',
      summary: 'All 3 checks that apply passed.',
      causes: [],
      findings: [
        { check: 'link-up', step: 'link', verdict: 'pass', statement: 'The link is up' },
        {
          check: 'dns-up',
          step: 'dns',
          verdict: 'pass',
          statement: 'DNS answers',
          actual: '12 ms',
          expected: 'at most 9 ms',
        },
        { check: 'web-up', step: 'web', verdict: 'pass', statement: 'The web answers' },
      ],
      undecided: [],
    });
  });

  test('one cause is the root, and its check is explained by it', () => {
    expect(judge(ALL, saw(true, true, false))).toEqual({
      verdict: 'fault',
      summary: 'The web server is down.',
      causes: [
        {
          code: 'web.down',
          object: 'web',
          title: 'The web server is down',
          severity: 'critical',
          confidence: 'likely',
          role: 'root',
          explains: ['web-up'],
          evidence: [{ step: 'web', stream: 'stdout', line: 1, text: '{"up":false}' }],
          fix: [{ say: 'Mend it', risk: 'none' }],
          verify: [],
        },
      ],
      findings: [
        { check: 'link-up', step: 'link', verdict: 'pass', statement: 'The link is up' },
        {
          check: 'dns-up',
          step: 'dns',
          verdict: 'pass',
          statement: 'DNS answers',
          actual: '12 ms',
          expected: 'at most 9 ms',
        },
        {
          check: 'web-up',
          step: 'web',
          verdict: 'fail',
          statement: 'The web is silent',
          explained_by: 'web.down',
          evidence: [{ step: 'web', stream: 'stdout', line: 1, text: '{"up":false}' }],
        },
      ],
      undecided: [],
    });
  });

  test('what a cause explains under a condition follows from it only when that is true of its object', () => {
    const causes = (object: string) => `
causes:
  - { code: web.down, title: The web server is down, when: "!steps.web.up", object: web, fix: [{ say: Mend it }], explains: [web-up] }
  - { code: dns.down, title: Down, when: "!steps.dns.up", object: ${object}, fix: [{ say: Mend it }], explains: [dns-up], explains_if: [{ when: object == "both", explains: [web.down] }] }
`;
    const records = saw(true, false, false);
    expect(roles(judge(STEPS + CHECKS + causes('both'), records))).toEqual([
      'dns.down root',
      'web.down consequence of dns.down',
    ]);
    expect(roles(judge(STEPS + CHECKS + causes('one'), records))).toEqual(['web.down root', 'dns.down root']);
  });

  test('a chain has one root, and each cause names the one that explains it', () => {
    const conclusion = judge(ALL, saw(false, false, false));
    expect(roles(conclusion)).toEqual([
      'link.down root',
      'web.down consequence of dns.down',
      'dns.down consequence of link.down',
    ]);
    expect(conclusion.summary).toBe('The link is down.');
    expect(verdicts(conclusion)).toEqual([
      'link-up fail by link.down',
      'dns-up fail by dns.down',
      'web-up fail by web.down',
    ]);
  });

  test('a chain with a link that holds no longer is two roots', () => {
    const conclusion = judge(ALL, saw(false, true, false));
    expect(roles(conclusion)).toEqual(['link.down root', 'web.down root']);
    expect(conclusion.summary).toBe('The link is down, and 1 more root cause.');
  });

  test('a cause names only what is there to be explained', () => {
    const { causes } = judge(ALL, saw(false, true, true));
    expect(causes.map(({ explains }) => explains)).toEqual([['link-up']]);
  });

  test('worse roots come first, then surer ones', () => {
    const causes = `
causes:
  - { code: a.minor, title: A, severity: minor, when: "!steps.web.up", proof: "true", object: a, fix: [{ say: Mend it }], explains: [web-up] }
  - { code: b.coarse, title: B, when: "!steps.web.up", coarse: true, object: b, fix: [{ say: Mend it }], explains: [web-up] }
  - { code: c.major, title: C, severity: major, when: "!steps.web.up", object: c, fix: [{ say: Mend it }], explains: [web-up] }
  - { code: d.proved, title: D, when: "!steps.web.up", proof: "!steps.web.up", object: d, fix: [{ say: Mend it }], explains: [web-up] }
`;
    expect(
      judge(STEPS + CHECKS + causes, saw(true, true, false)).causes.map(({ code, confidence }) => [code, confidence]),
    ).toEqual([
      ['d.proved', 'proved'],
      ['b.coarse', 'possible'],
      ['c.major', 'likely'],
      ['a.minor', 'proved'],
    ]);
  });

  test('an exception takes a cause back; an exception of the exception gives it back', () => {
    const causes = (deepest: string) => `
causes:
  - { code: a.any, title: A, when: "!steps.web.up", object: a, fix: [{ say: Mend it }], explains: [web-up], unless: [b.finer] }
  - { code: b.finer, title: B, when: "!steps.dns.up", object: b, fix: [{ say: Mend it }], explains: [dns-up], unless: [c.finest] }
  - { code: c.finest, title: C, when: "${deepest}", object: c, fix: [{ say: Mend it }], explains: [dns-up] }
`;
    expect(roles(judge(STEPS + CHECKS + causes('false && steps.web.up'), saw(true, false, false)))).toEqual([
      'b.finer root',
    ]);
    expect(roles(judge(STEPS + CHECKS + causes('!steps.dns.up'), saw(true, false, false)))).toEqual([
      'a.any root',
      'c.finest root',
    ]);
  });

  test('a list of objects is one cause for each, and each once', () => {
    const causes = `
causes:
  - { code: dns.down, title: "\${{ object }} is down", when: "!steps.dns.up", object: "\${{ steps.dns.names }}", fix: [{ say: Mend it }], explains: [dns-up] }
`;
    const records = [
      ...saw(true, false, true).filter(({ id }) => id !== 'dns'),
      recordOf('dns', { printed: { up: false, names: ['192.0.2.1', '192.0.2.2', '192.0.2.1'] } }),
    ];
    const { causes: found, summary } = judge(STEPS + CHECKS + causes, records);
    expect(found.map(({ object, title, role }) => [object, title, role])).toEqual([
      ['192.0.2.1', '192.0.2.1 is down', 'root'],
      ['192.0.2.2', '192.0.2.2 is down', 'root'],
    ]);
    expect(summary).toBe('192.0.2.1 is down, and 1 more root cause.');
  });

  test('an object that is not known does not hide the cause', () => {
    const records = [
      ...saw(true, true, true).filter(({ id }) => id !== 'dns'),
      recordOf('dns', { printed: { up: false } }),
    ];
    expect(judge(ALL, records).causes.map(({ object, title }) => [object, title])).toEqual([
      ['(unknown)', 'The resolver (unknown) is down'],
    ]);
  });
});

describe('how sure a cause is', () => {
  const cause = (more: string) => `
causes:
  - { code: link.down, title: Down, when: "!steps.link.up", object: eth0, fix: [{ say: Mend it }], explains: [link-up], settle: look at the plug, ${more} }
`;
  const found = (more: string, printed: unknown) => {
    const records = [recordOf('link', { printed }), ...saw(true, true, true).filter(({ id }) => id !== 'link')];
    return judge(STEPS + CHECKS + cause(more), records).causes.map(({ confidence, settle }) => ({
      confidence,
      settle,
    }));
  };

  test('proved, when the proof holds: there is nothing to settle', () => {
    expect(found('proof: steps.link.ms == 0', { up: false, ms: 0 })).toEqual([
      { confidence: 'proved', settle: undefined },
    ]);
  });

  test('likely, when it does not hold, or could not be looked at: with what would settle it', () => {
    const likely = [{ confidence: 'likely', settle: 'look at the plug' }];
    expect(found('proof: steps.link.ms == 0', { up: false, ms: 3 })).toEqual(likely);
    expect(found('proof: steps.link.ms == 0', { up: false })).toEqual(likely);
    expect(found('verify: [link]', { up: false })).toEqual(likely);
  });

  test('possible, when the code is coarse, whatever the proof', () => {
    expect(found('coarse: true, proof: steps.link.ms == 0', { up: false, ms: 0 })).toEqual([
      { confidence: 'possible', settle: 'look at the plug' },
    ]);
  });
});

describe('not knowing is told as loudly as failing', () => {
  const garbage = (id: string) => recordOf(id, { printed: 'garbage' });

  test('a failing check that no cause explains leaves the run undecided', () => {
    const conclusion = judge(STEPS + CHECKS, saw(true, true, false));
    expect([conclusion.verdict, conclusion.summary]).toEqual([
      'undecided',
      '1 check failed and no known cause explains it.',
    ]);
    expect(conclusion.undecided).toEqual([
      {
        kind: 'check',
        name: 'web-up',
        statement: 'The web is silent',
        because: 'no cause that this playbook knows explains it',
      },
    ]);
  });

  test('a check on a reading that is missing is unknown, never passed, and its cause is open', () => {
    const conclusion = judge(ALL, [...saw(true, true, true).slice(0, 2), garbage('web')]);
    const because = 'what step web printed could not be read: JSON is expected';
    expect(verdicts(conclusion)).toEqual(['link-up pass', 'dns-up pass', 'web-up unknown']);
    expect([conclusion.verdict, conclusion.summary]).toEqual(['undecided', `1 check could not be judged: ${because}.`]);
    expect(conclusion.undecided).toEqual([
      { kind: 'check', name: 'web-up', statement: 'The web answers', because },
      { kind: 'cause', name: 'web.down', statement: 'The web server is down', because },
    ]);
  });

  test('a root beside something unknown is a fault, and the unknown is told with it', () => {
    const conclusion = judge(ALL, [...saw(false, true, true).slice(0, 2), garbage('web')]);
    expect([conclusion.verdict, roles(conclusion)]).toEqual(['fault', ['link.down root']]);
    expect(conclusion.undecided.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['check web-up', 'cause web.down']);
  });

  test('an unknown check that is optional does not stop a run from being healthy', () => {
    const optional = `${STEPS}
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
  - { id: web-up, title: The web answers, expr: steps.web.up, say: The web is silent, optional: true }
`;
    const conclusion = judge(optional, [...saw(true, true, true).slice(0, 2), garbage('web')]);
    expect(conclusion).toMatchObject({
      verdict: 'healthy',
      summary: 'The one check that applies passed.',
      undecided: [],
    });
    expect(verdicts(conclusion)).toEqual(['link-up pass', 'web-up unknown']);
  });

  test('a run in which nothing was judged is undecided', () => {
    const none = ['link', 'dns', 'web'].map((id) => recordOf(id, { ending: skippedFor('not_applicable', 'not here') }));
    const conclusion = judge(ALL, none);
    expect(verdicts(conclusion)).toEqual(['link-up skipped', 'dns-up skipped', 'web-up skipped']);
    expect([conclusion.verdict, conclusion.summary]).toEqual(['undecided', 'Nothing could be judged.']);
    expect(conclusion.findings[0]?.because).toBe('not here');
  });

  test.each([
    ['not_applicable', 'skipped'],
    ['no_input', 'skipped'],
    ['could_not_look', 'unknown'],
    ['not_allowed', 'unknown'],
  ] as const)('a step that was skipped as %s makes its check %s', (reason, verdict) => {
    const records = [...saw(true, true, true).slice(0, 2), recordOf('web', { ending: skippedFor(reason, 'why') })];
    expect(verdicts(judge(ALL, records))).toEqual(['link-up pass', 'dns-up pass', `web-up ${verdict}`]);
  });

  test('what the user did not give is the user’s decision; what was seen to be absent is not known', () => {
    const yaml = `
params:
  name: { type: host, description: A }
${STEPS}
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
  - { id: named, title: It is the name, expr: params.name == "web", say: It is another }
  - { id: quick, title: It is quick, expr: steps.web.ms < 5, say: It is slow }
`;
    const conclusion = judge(yaml, saw(true, true, true));
    expect(conclusion.findings.map(({ check, verdict, because }) => [check, verdict, because])).toEqual([
      ['link-up', 'pass', undefined],
      ['named', 'skipped', 'no name was given'],
      ['quick', 'unknown', 'ms is absent in steps.web.ms < 5'],
    ]);
  });

  test('a warning is no fault, and is counted', () => {
    const warn = `${STEPS}
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
  - { id: web-up, title: The web answers, expr: steps.web.up, say: The web is silent, severity: warn }
`;
    const conclusion = judge(warn, saw(true, true, false));
    expect(conclusion).toMatchObject({ verdict: 'healthy', summary: 'The one check that applies passed, 1 warning.' });
    expect(verdicts(conclusion)).toEqual(['link-up pass', 'web-up warn']);
  });

  test('a check applies only when its condition says so, and is unknown when that is', () => {
    const when = `${STEPS}
checks:
  - { id: link-up, title: The link is up, expr: steps.link.up, say: The link is down }
  - { id: web-up, title: The web answers, when: steps.dns.up, expr: steps.web.up, say: The web is silent }
`;
    expect(verdicts(judge(when, saw(true, false, false)))).toEqual(['link-up pass', 'web-up skipped']);
    expect(
      verdicts(judge(when, [recordOf('link', { printed: { up: true } }), garbage('dns'), garbage('web')])),
    ).toEqual(['link-up pass', 'web-up unknown']);
  });
});
