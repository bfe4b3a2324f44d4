import type { Fleet, Member } from '../model/fleet.ts';
import { fleetFacts, OUTCOMES, outcomeWords } from './fleet-words.ts';
import { attribute, causeText, escapeXml } from './junit.ts';
import { type Labels, renderMetrics } from './prometheus.ts';
import { say, sayLines } from './words.ts';

/** JUnit XML: a test case for each target, so that the file is red exactly when not every target is healthy. */
export function renderFleetJunit(fleet: Fleet): string {
  const { run, counts } = fleet;
  const errors = counts.undecided + counts.not_run;
  const numbers = `tests="${counts.total}" failures="${counts.fault}" errors="${errors}" skipped="0"`;
  const time = `time="${(run.duration_ms / 1000).toFixed(3)}"`;
  const properties = [
    ['verdict', fleet.verdict],
    ['summary', fleet.summary],
    ...fleetFacts(fleet, run.tool_version).map(([label, text]) => [label.toLowerCase().replaceAll(' ', '_'), text]),
    ...fleet.groups.map((group, index) => [`group.${index + 1}`, group.summary]),
  ];
  const causes = fleet.groups.flatMap(({ example }) => (example === undefined ? [] : [causeText(example.cause)]));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="netshoot-run" ${numbers} ${time}>`,
    `  <testsuite name="${attribute(`${run.playbook} on ${counts.total} targets`)}" ${numbers} ${time} timestamp="${attribute(run.started_at)}">`,
    '    <properties>',
    ...properties.map(
      ([name = '', value = '']) => `      <property name="${attribute(name)}" value="${attribute(value)}"/>`,
    ),
    '    </properties>',
    ...fleet.targets.flatMap((member) => testCase(member, run.playbook)),
    ...(causes.length === 0 ? [] : [`    <system-out>${escapeXml(sayLines(causes.join('\n\n')))}</system-out>`]),
    '  </testsuite>',
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function testCase(member: Member, playbook: string): readonly string[] {
  const { outcome, ref, summary, causes, todo, interrupted, duration_ms } = member;
  const time = duration_ms === undefined ? '' : ` time="${(duration_ms / 1000).toFixed(3)}"`;
  const open = `    <testcase classname="${attribute(`netshoot-run.${playbook}`)}" name="${attribute(ref)}"${time}`;
  if (outcome === 'healthy') return [`${open}/>`];
  const [element, type] = outcome === 'fault' ? ['failure', 'fail'] : ['error', outcome];
  const text = [
    `${outcomeWords[outcome]}: ${say(summary, 1000)}`,
    ...causes.map(({ code, object, confidence }) => `${say(code)} at ${say(object)} (${confidence})`),
    ...(interrupted === undefined ? [] : [`ended early: ${say(interrupted)}`]),
    ...(todo === undefined ? [] : [`do: ${say(todo)}`]),
  ];
  return [
    `${open}>`,
    `      <${element} message="${attribute(summary)}" type="${type}">${escapeXml(sayLines(text.join('\n')))}</${element}>`,
    '    </testcase>',
  ];
}

/** Prometheus text: each target's verdict and causes under the names that a single run has, and how many there are. */
export function renderFleetPrometheus(fleet: Fleet): string {
  const { run } = fleet;
  const about: Labels = { playbook: run.playbook, destination: run.to ?? '' };
  const of = ({ ref, engine }: Member): Labels => ({
    playbook: run.playbook,
    engine: engine ?? '',
    target: ref,
    destination: run.to ?? '',
  });
  const ran = fleet.targets.filter(({ outcome }) => outcome !== 'not_run');
  const ended = (Date.parse(run.started_at) + run.duration_ms) / 1000;
  return renderMetrics([
    {
      name: 'netshoot_run_targets',
      help: 'Targets of the latest run on many, by outcome.',
      samples: OUTCOMES.map((outcome) => ({ labels: { ...about, outcome }, value: fleet.counts[outcome] })),
    },
    {
      name: 'netshoot_run_group_size',
      help: 'Targets that share a root cause, by the cause and where it sits.',
      samples: fleet.groups
        .filter(({ kind }) => kind === 'cause')
        .map(({ code = '', objects = [], size }) => ({
          labels: { ...about, code, object: objects.length === 1 ? (objects[0] ?? '') : '' },
          value: size,
        })),
    },
    {
      name: 'netshoot_run_verdict',
      help: '1 for the verdict of the latest run, 0 for the others.',
      samples: ran.flatMap((member) =>
        (['healthy', 'fault', 'undecided'] as const).map((verdict) => ({
          labels: { ...of(member), verdict },
          value: Number(member.outcome === verdict),
        })),
      ),
    },
    {
      name: 'netshoot_run_cause',
      help: 'Causes that the latest run found.',
      samples: ran.flatMap((member) =>
        member.causes.map(({ code, object, severity, confidence }) => ({
          labels: { ...of(member), code, object, severity, confidence, role: 'root' },
          value: 1,
        })),
      ),
    },
    {
      name: 'netshoot_run_interrupted',
      help: '1 when the latest run ended before its plan did.',
      samples: [{ labels: about, value: Number(run.interrupted !== undefined) }],
    },
    {
      name: 'netshoot_run_duration_seconds',
      help: 'How long the latest run took.',
      samples: [{ labels: about, value: run.duration_ms / 1000 }],
    },
    ...(Number.isFinite(ended)
      ? [
          {
            name: 'netshoot_run_timestamp_seconds',
            help: 'When the latest run ended, Unix time.',
            samples: [{ labels: about, value: ended }],
          },
        ]
      : []),
  ]);
}
