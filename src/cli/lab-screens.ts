import type { Availability, LabFault, LabState } from '../model/lab.ts';
import { playbookHeaders } from '../pipeline/headers.ts';
import { CONTAINERS, NODES, type Place, playbookFor, portsOf, ROLES, targetOf } from '../pipeline/lab.ts';
import { shellLine } from '../util/text.ts';

/** The words that `--name` adds to a command. */
function named(place: Place): readonly string[] {
  return place.name === 'lab' ? [] : ['--name', place.name];
}

/** The machines with their addresses, and what is wrong with them. `all`: the faults that may be named. */
export function statusScreen(place: Place, state: LabState, all: readonly LabFault[]): string {
  const lines = NODES.filter((node) => node !== 'switch').map((node) => {
    const addresses = portsOf(node).flatMap(({ v4 = [], v6 = [] }) => [...v4, ...v6]);
    const shown = addresses.map((address) => address.replace(/\/\d+$/, '')).join(' ');
    return `  ${node.padEnd(8)} ${ROLES[node]}\n           ${shown}`;
  });
  const target = targetOf(place, 'client', state.engine, CONTAINERS.includes('client'));
  const unfinished = state.phase === 'starting' ? 'It was never finished: netshoot-run lab down removes it.\n' : '';
  return `${unfinished}Machines (each is the network namespace nsr-lab-...; the target is ${target}):
${lines.join('\n')}

${faultLines(state, all)}
`;
}

function faultLines(state: LabState, all: readonly LabFault[]): string {
  if (state.quiz) return 'A quiz goes on: netshoot-run lab quiz --answer ends it.';
  if (state.faults.length === 0) return 'Nothing is wrong.';
  const titles = state.faults.map((id) => `  ${id}: ${all.find((fault) => fault.id === id)?.title ?? ''}`);
  return `Wrong:\n${titles.join('\n')}`;
}

/** The command that diagnoses a fault of the lab, or the healthy lab, with the playbook that this version has for it. */
export function diagnosis(place: Place, state: LabState, fault?: LabFault): readonly string[] {
  const names = playbookHeaders().map(({ name }) => name);
  const playbook = playbookFor(fault?.category ?? 'dns', names) ?? 'triage';
  const side = (node: (typeof NODES)[number]) => targetOf(place, node, state.engine, CONTAINERS.includes(node));
  return [
    ...['netshoot-run', playbook, '--target', side(fault?.target ?? 'client')],
    ...['--to', fault?.to ?? 'http://orders.corp.example/'],
    ...(fault?.peer === true ? ['--peer', side('shop')] : []),
  ];
}

/** What to type next. */
export function tryNext(place: Place, state: LabState, fault?: LabFault): string {
  const lab = (...words: readonly string[]) => `  ${shellLine(['netshoot-run', 'lab', ...words, ...named(place)])}\n`;
  const first = `  ${shellLine(diagnosis(place, state, fault))}\n`;
  return fault === undefined
    ? `Try:\n${first}${lab('list')}${lab('inject', 'resolver-silent')}${lab('quiz')}${lab('down')}`
    : `Try:\n${first}${lab('clear')}`;
}

/** The faults by category, with what this machine cannot make and why. */
export function listScreen(faults: readonly (readonly [LabFault, Availability])[]): string {
  const width = Math.max(...faults.map(([{ id }]) => id.length));
  const categories = [...new Set(faults.map(([{ category }]) => category))];
  const line = ([fault, able]: readonly [LabFault, Availability]) => {
    const state =
      able.can === 'yes'
        ? ''
        : `\n  ${' '.repeat(width)}  ${able.can === 'no' ? 'NOT HERE' : 'NOT TRIED'}: ${able.because}`;
    return `  ${fault.id.padEnd(width)}  ${fault.title}${state}`;
  };
  const of = (category: string) => faults.filter(([fault]) => fault.category === category).map(line);
  return `${categories.map((category) => `${category}\n${of(category).join('\n')}\n`).join('\n')}`;
}
