import type { NodeName } from '../model/lab.ts';
import { ok, type Result } from '../model/result.ts';
import { inOrder, must, together, within } from './command.ts';
import { layCables } from './network.ts';
import { nodeId, type Place } from './place.ts';
import { BRIDGE, BRIDGE_ADDRESS, NODES, portsOf, ROUTES, rulesetOf, settingsOf } from './topology.ts';
import { WIPE_SCRIPT } from './wipe-script.ts';

/** Puts every machine into the state of a healthy lab, whatever was done to it: `up` makes the lab so, and `clear` makes
 *  it so again. Nothing need be remembered for it, so nothing can be forgotten. */
export async function putRight(place: Place): Promise<Result<void>> {
  const there = new Map<NodeName, readonly string[]>();
  const wipeAll = NODES.map(async (node) => {
    const wiped = await wipe(place, node);
    if (wiped.ok) there.set(node, wiped.value);
    return wiped;
  });
  // An address of IPv6 wants a link that is there on both sides: every link is up before the first address.
  return inOrder([
    () => together(wipeAll),
    () => layCables(place, there),
    () => together(NODES.map((node) => linksUp(place, node, there.get(node) ?? []))),
    () => together(NODES.map((node) => configure(place, node))),
  ]);
}

/** @returns the interfaces that were there. */
async function wipe(place: Place, node: NodeName): Promise<Result<readonly string[]>> {
  const own = [...portsOf(node).map(({ name }) => name), ...(node === 'switch' ? [BRIDGE] : []), 'lo'];
  const settings = Object.entries(settingsOf(node)).map(([key, value]) => `${key}=${value}`);
  const done = await must([...within(place, node), 'sh', '-c', WIPE_SCRIPT, 'sh', own.join(' '), ...settings]);
  return done.ok ? ok(done.value.split('\n').filter((name) => name !== '')) : done;
}

/** Runs lines of `ip -batch`, all of which have to work. */
function batch(place: Place, node: NodeName, lines: readonly string[]): Promise<Result<string>> {
  return must(['ip', '-netns', nodeId(place, node), '-batch', '-'], { stdin: `${lines.join('\n')}\n` });
}

function linksUp(place: Place, node: NodeName, there: readonly string[]): Promise<Result<string>> {
  const names = portsOf(node).map(({ name }) => name);
  const join = (name: string) => (node === 'switch' ? [`link set ${name} master ${BRIDGE}`] : []);
  const set = (name: string) => [`link set ${name} mtu 1500 txqueuelen 1000`, `link set ${name} up`];
  const bridge =
    node !== 'switch'
      ? []
      : [...(there.includes(BRIDGE) ? [] : [`link add ${BRIDGE} address ${BRIDGE_ADDRESS} type bridge`])];
  const bridgeUp = node === 'switch' ? set(BRIDGE) : [];
  return batch(place, node, [
    ...['link set lo up', ...bridge, ...bridgeUp],
    ...names.flatMap((name) => [...join(name), ...set(name)]),
  ]);
}

async function configure(place: Place, node: NodeName): Promise<Result<unknown>> {
  const addresses = portsOf(node).flatMap(({ name, v4 = [], v6 = [] }) => [
    ...v4.map((address) => `address add ${address} dev ${name}`),
    ...v6.map((address) => `address add ${address} dev ${name} nodad`),
  ]);
  const routes = ROUTES.filter((route) => route.node === node).map(({ to, via }) => `route add ${to} via ${via}`);
  const lines = [...addresses, ...routes];
  const done = lines.length === 0 ? ok('') : await batch(place, node, lines);
  const rules = rulesetOf(node);
  if (!done.ok || rules === undefined) return done;
  return must([...within(place, node), 'nft', '-f', '-'], { stdin: rules });
}
