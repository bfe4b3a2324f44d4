import { createLanguage } from '../../src/expression/language.ts';
import type { Parameter } from '../../src/model/parameter.ts';
import type { Tool } from '../../src/model/tool.ts';
import type { ToolSchema } from '../../src/model/tool-schema.ts';

/** A registry of a few small tools, so that the expected screens do not change when a real tool grows a field. */
function tool(name: string, parameters: Readonly<Record<string, Parameter>>): Tool {
  return {
    name,
    program: name,
    summary: `Runs ${name}`,
    behaviour: 'active',
    needs: [],
    place: { kind: 'session' },
    deadlineMs: () => 5000,
    parameters,
    argv: () => [name],
    read: () => ({ kind: 'value', value: {} }),
    exitCodes: {},
  };
}

const server: ToolSchema = { type: 'string' };
export const schemas: Readonly<Record<string, ToolSchema>> = {
  dig: {
    title: 'Dig',
    type: 'object',
    properties: {
      server,
      timed_out: { type: 'boolean' },
      query_time: { type: 'number' },
      status: { type: 'string' },
      answer: {
        type: 'array',
        items: {
          type: 'object',
          properties: { name: { type: 'string' }, data: { type: 'string' }, ttl: { type: 'number' } },
        },
      },
    },
  },
  ping: {
    title: 'Ping',
    type: 'object',
    properties: { packet_loss_percent: { type: 'number' }, round_trip_ms_avg: { type: 'number' } },
  },
  'resolv-conf': {
    title: 'ResolvConf',
    type: 'object',
    properties: { nameservers: { type: 'array', items: { type: 'string' } }, ndots: { type: 'integer' } },
  },
};

export const tools: Readonly<Record<string, Tool>> = {
  dig: tool('dig', {
    name: { type: 'host', description: 'What to ask for', required: true },
    server: { type: 'host', description: 'Whom to ask' },
    time: { type: 'duration', description: 'How long to wait', default: '2s' },
    tries: { type: 'integer', description: 'How often to ask', minimum: 1, maximum: 10 },
    tcp: { type: 'boolean', description: 'Over TCP' },
    port: { type: 'port', description: 'Which port' },
    type: { type: 'enum', values: ['A', 'AAAA', 'SOA'], description: 'Which record' },
  }),
  ping: tool('ping', {
    address: { type: 'host', description: 'Whom to ask', required: true },
    count: { type: 'integer', description: 'How often', minimum: 1 },
  }),
  'resolv-conf': tool('resolv-conf', {}),
};

export const language = createLanguage(schemas);
