import type { Finding, Report } from '../model/report.ts';
import { say } from './words.ts';

/** The labels of a series. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** A metric with its series. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** The text format that node_exporter's textfile collector reads: HELP and TYPE once, label values escaped, no series
 *  twice, no timestamps. Source: prometheus.io, Exposition formats. */
export function renderPrometheus(report: Report): string {
  return renderMetrics(metricsOf(report));
}

/** Metrics as text; those without a series are left out. */
export function renderMetrics(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(renderMetric)
    .join('');
}

function metricsOf(report: Report): readonly Metric[] {
  const { run } = report;
  const base: Labels = {
    playbook: run.playbook,
    engine: run.target.engine,
    target: run.target.ref,
    destination: run.to ?? '',
  };
  const ended = (Date.parse(run.started_at) + run.duration_ms) / 1000;
  const one = (value: number): readonly Sample[] => (Number.isFinite(value) ? [{ labels: base, value }] : []);
  return [
    {
      name: 'netshoot_run_verdict',
      help: '1 for the verdict of the latest run, 0 for the others.',
      samples: (['healthy', 'fault', 'undecided'] as const).map((verdict) => ({
        labels: { ...base, verdict },
        value: Number(report.verdict === verdict),
      })),
    },
    { name: 'netshoot_run_cause', help: 'Causes that the latest run found.', samples: causeSamples(report, base) },
    {
      name: 'netshoot_run_checks',
      help: 'Checks of the latest run by verdict.',
      samples: (['pass', 'warn', 'fail', 'unknown', 'skipped'] as const).map((verdict) => ({
        labels: { ...base, verdict },
        value: countOf(report.findings, verdict),
      })),
    },
    {
      name: 'netshoot_run_differences',
      help: 'How much the target differs from the sibling that it was compared with.',
      samples:
        report.versus === undefined
          ? []
          : [{ labels: { ...base, versus: report.versus.target.ref }, value: report.versus.differences.length }],
    },
    {
      name: 'netshoot_run_interrupted',
      help: '1 when the latest run ended before its plan did.',
      samples: one(run.interrupted === undefined ? 0 : 1),
    },
    {
      name: 'netshoot_run_duration_seconds',
      help: 'How long the latest run took.',
      samples: one(run.duration_ms / 1000),
    },
    { name: 'netshoot_run_timestamp_seconds', help: 'When the latest run ended, Unix time.', samples: one(ended) },
  ];
}

function causeSamples(report: Report, base: Labels): readonly Sample[] {
  return report.causes.map(({ code, object, severity, confidence, role }) => ({
    labels: { ...base, code, object, severity, confidence, role },
    value: 1,
  }));
}

function countOf(findings: readonly Finding[], verdict: Finding['verdict']): number {
  return findings.filter((finding) => finding.verdict === verdict).length;
}

function escapeLabel(value: string): string {
  return say(value, 200).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

function renderMetric({ name, help, samples }: Metric): string {
  // A series may stand only once: two causes that differ in nothing but what is cut here are one.
  const lines = new Set(samples.map((sample) => renderSample(name, sample)));
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${[...lines].join('')}`;
}

function renderSample(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}{${pairs.join(',')}} ${value}\n`;
}
