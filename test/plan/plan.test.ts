import { describe, expect, test } from 'vitest';
import { makePlan } from '../../src/plan/plan.ts';
import { playbookOf, smallTools } from '../util/small.ts';

function plan(steps: string, allowIntrusive = false) {
  return makePlan(playbookOf(`steps:\n${steps}`), {}, undefined, smallTools, allowIntrusive);
}

describe('the order of a plan', () => {
  test('is that of the playbook, except that a step comes after what it depends on', () => {
    const { steps } = plan(`
  - { id: last, use: look, when: steps.second.up, with: { host: web } }
  - { id: first, use: look, with: { host: web } }
  - { id: second, use: look, with: { host: "\${{ steps.third.names[0] }}" } }
  - { id: third, use: look, with: { host: web } }
  - { id: free, use: look, after: [last], with: { host: web } }`);
    expect(steps.map(({ step }) => step.id)).toEqual(['third', 'second', 'last', 'first', 'free']);
  });
});

describe('a plan asks for no more than its steps need', () => {
  test('capabilities and programs are those of the steps', () => {
    const { capabilities, programs, vantages } = plan(`
  - { id: a, use: look, with: { host: web } }
  - { id: b, run: [ss, -tn], vantage: host, needs: [NET_ADMIN] }`);
    expect({ capabilities, programs, vantages: [...vantages.keys()] }).toEqual({
      capabilities: ['NET_ADMIN', 'NET_RAW'],
      programs: ['look', 'ss'],
      vantages: ['target', 'host'],
    });
  });

  test('a step that needs none brings none', () => {
    const { capabilities, programs, vantages } = plan('  - { id: b, run: [ss, -tn] }');
    expect({ capabilities, programs, vantages: [...vantages.keys()] }).toEqual({
      capabilities: [],
      programs: ['ss'],
      vantages: ['target'],
    });
  });

  test('a file of the target, and a command of its own, need no session, no capability and no program of ours', () => {
    const { capabilities, programs, vantages, steps } = plan(`
  - { id: a, use: conf }
  - { id: b, use: own }
  - { id: c, run: [getent, hosts], vantage: inside }`);
    expect({ capabilities, programs, vantages: [...vantages.keys()] }).toEqual({
      capabilities: [],
      programs: [],
      vantages: ['inside'],
    });
    expect(steps.map(({ vantage }) => vantage)).toEqual(['inside', 'inside', 'inside']);
  });

  test('a program that only the run will know is not asked for', () => {
    const { programs } = plan(`
  - { id: a, use: look, with: { host: web } }
  - { id: b, run: ["\${{ steps.a.status }}", "-h"] }`);
    expect(programs).toEqual(['look']);
  });

  test('a question to a person needs nothing', () => {
    const { capabilities, programs, vantages, steps } = plan(
      '  - { id: a, manual: { ask: Is the cable in?, answer: yes_no } }\n  - { id: b, use: conf }',
    );
    expect({ capabilities, programs, vantages: [...vantages.keys()] }).toEqual({
      capabilities: [],
      programs: [],
      vantages: ['inside'],
    });
    expect(steps[0]?.behaviour).toBe('passive');
  });
});

describe('a step that loads the network', () => {
  const steps = `
  - { id: a, use: look, with: { host: web } }
  - { id: b, use: flood, vantage: peer }
  - { id: c, run: [iperf3], behaviour: intrusive, needs: [NET_ADMIN], vantage: host }`;

  test('asks for nothing without leave', () => {
    const { capabilities, programs, vantages, steps: planned } = plan(steps);
    expect({ capabilities, programs, vantages: [...vantages.keys()] }).toEqual({
      capabilities: ['NET_RAW'],
      programs: ['look'],
      vantages: ['target'],
    });
    expect(planned.map(({ behaviour }) => behaviour)).toEqual(['active', 'intrusive', 'intrusive']);
  });

  test('asks for what it needs with leave', () => {
    const { capabilities, programs, vantages } = plan(steps, true);
    expect({ capabilities, programs, vantages: [...vantages.keys()] }).toEqual({
      capabilities: ['NET_ADMIN', 'NET_RAW'],
      programs: ['flood', 'iperf3', 'look'],
      vantages: ['target', 'peer', 'host'],
    });
  });
});
