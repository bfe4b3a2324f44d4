import { createLanguage } from '../../src/expression/language.ts';
import type { Ending, Reading } from '../../src/model/evidence.ts';
import type { Parameter } from '../../src/model/parameter.ts';
import type { Playbook } from '../../src/model/playbook.ts';
import type { StepRecord } from '../../src/model/report.ts';
import type { Tool } from '../../src/model/tool.ts';
import type { ToolSchema } from '../../src/model/tool-schema.ts';
import { read } from '../../src/plan/record.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';

const SCHEMA: ToolSchema = {
  type: 'object',
  properties: {
    up: { type: 'boolean' },
    ms: { type: 'number' },
    status: { type: 'string' },
    names: { type: 'array', items: { type: 'string' } },
    hops: { type: 'array', items: { type: 'object', properties: { at: { type: 'string' } } } },
  },
};

/** Its output is the value as JSON; anything else cannot be read. */
function readJson(stdout: string): Reading {
  try {
    const value: unknown = JSON.parse(stdout);
    return { kind: 'value', value };
  } catch {
    return { kind: 'unreadable', line: 1, text: stdout.split('\n')[0] ?? '', because: 'JSON is expected' };
  }
}

function tool(name: string, more: Partial<Tool> = {}, parameters: Readonly<Record<string, Parameter>> = {}): Tool {
  return {
    name,
    program: name,
    summary: `Runs ${name}`,
    behaviour: 'active',
    needs: [],
    place: { kind: 'session' },
    deadlineMs: () => 5000,
    parameters,
    argv: (args) => [name, ...Object.entries(args).map(([key, value]) => `${key}=${String(value)}`)],
    read: ({ stdout, ending }) =>
      ending.how === 'not_found' ? { kind: 'value', value: { status: 'absent' } } : readJson(stdout),
    exitCodes: {},
    ...more,
  };
}

const LOOK: Readonly<Record<string, Parameter>> = {
  host: { type: 'host', description: 'Where to look', required: true },
  server: { type: 'host', description: 'Whom to ask' },
  port: { type: 'port', description: 'Which port' },
  wait: { type: 'duration', description: 'How long to wait', default: '2s' },
  note: { type: 'string', description: 'Any text' },
};

/** A registry of five small tools: one that looks, one that loads the network, one that reads a file of the target, one
 *  that runs inside it, and one that runs beside the engine. What they print is their value as JSON. */
export const smallTools: ReadonlyMap<string, Tool> = new Map(
  [
    tool('look', { needs: ['NET_RAW'], deadlineMs: ({ wait }) => Number(wait) + 1000 }, LOOK),
    tool('flood', { behaviour: 'intrusive', needs: ['NET_ADMIN'] }),
    tool('conf', { behaviour: 'passive', program: 'cat', place: { kind: 'file', path: '/etc/app.conf' } }),
    tool('own', { place: { kind: 'inside' }, needs: ['NET_RAW'] }),
    tool('beside', { program: 'docker', place: { kind: 'engine' } }),
  ].map((made) => [made.name, made]),
);

export const smallLanguage = createLanguage(
  Object.fromEntries(
    [...smallTools.keys()].map((name) => [name, { ...SCHEMA, title: name.replace(/^./, (c) => c.toUpperCase()) }]),
  ),
);

/** A playbook from the lines after its name and title, through the real loader. */
export function playbookOf(yaml: string): Playbook {
  const loaded = loadPlaybook({
    file: 'small.yaml',
    text: `name: small\ntitle: Is it small?\n${yaml}`,
    resolveInclude: () => ({ ok: false, because: 'there is no such file', candidates: [] }),
    tools: Object.fromEntries(smallTools),
    language: smallLanguage,
  });
  if (loaded.ok) return loaded.playbook;
  throw new Error(loaded.diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
}

/** What a record is made of in these tests. */
export interface Recorded {
  readonly item?: string;
  readonly index?: number;
  /** Printed as JSON, unless it is text. */
  readonly printed?: unknown;
  readonly stderr?: string;
  readonly ending?: Ending;
  readonly tool?: string;
}

/** A step's record, read by its tool as a run does. */
export function recordOf(
  id: string,
  { printed, stderr = '', ending, tool: by = 'look', ...place }: Recorded,
): StepRecord {
  const record: StepRecord = {
    id,
    ...place,
    tool: by,
    vantage: 'target',
    argv: [by],
    ending: ending ?? { how: 'exited', code: 0 },
    stdout: typeof printed === 'string' ? printed : printed === undefined ? '' : JSON.stringify(printed),
    stderr,
    started_at: '2026-01-01T00:00:00.000Z',
    duration_ms: 5,
  };
  return read(record, smallTools);
}

export function skippedFor(
  reason: 'not_applicable' | 'empty_list' | 'no_input' | 'could_not_look' | 'not_allowed',
  because: string,
): Ending {
  return { how: 'skipped', reason, because };
}
