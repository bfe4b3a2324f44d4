import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { nothingRead } from '../ethtool-output.ts';
import { isObject, parseObjects } from '../json-output.ts';
import { endedEarly, exitCode, firstLine, Leftovers, maybe, printedLines, readingOf, unreadable } from '../output.ts';
import type { EthtoolFeatures } from './value.generated.ts';

type Feature = EthtoolFeatures['features'][number];

/** `Features for eth0:`, `Offload parameters for eth0:` (before 3.0) */
const HEAD = /^(?:Features|Offload parameters) for (?<name>\S{1,64}):$/;
/** `tcp-segmentation-offload: on`, `	tx-checksum-ipv4: off [fixed]`, `rx-gro-hw: off [requested on]` */
const FEATURE =
  /^\s{0,8}(?<name>[A-Za-z0-9_][A-Za-z0-9_ -]{0,80}): (?<state>on|off)(?: \[(?<note>fixed|requested on|requested off|not requested)\])?$/;
const EXPECTED = 'offloads were expected below "Features for eth0:"';

function readFeature(line: string): Feature | undefined {
  const groups = line.length > 200 ? undefined : FEATURE.exec(line)?.groups;
  if (groups === undefined) return undefined;
  const requested = groups.note?.startsWith('requested ') === true ? groups.note.endsWith(' on') : undefined;
  return {
    name: groups.name ?? '',
    active: groups.state === 'on',
    fixed: groups.note === 'fixed',
    ...maybe('requested', requested),
  };
}

function featuresOf(
  name: string | undefined,
  features: readonly Feature[],
  leftovers: Leftovers,
): Reading<EthtoolFeatures> {
  return readingOf({
    ...maybe('name', name),
    features: [...features],
    active: Object.fromEntries(features.map((feature) => [feature.name, feature.active])),
    leftovers: leftovers.lines,
  });
}

function readJson(input: ReadInput): Reading<EthtoolFeatures> {
  const object = parseObjects(input.stdout)?.[0];
  if (object === undefined || typeof object.ifname !== 'string') return nothingRead(input, EXPECTED, undefined);
  const truth = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
  const features = Object.entries(object).flatMap(([name, state]) => {
    const active = isObject(state) ? truth(state.active) : undefined;
    if (!isObject(state) || active === undefined) return [];
    return [{ name, active, ...maybe('fixed', truth(state.fixed)), ...maybe('requested', truth(state.requested)) }];
  });
  if (features.length === 0) return nothingRead(input, EXPECTED, undefined);
  return featuresOf(object.ifname, features, new Leftovers());
}

/** Reads `ethtool -k`. */
export function readEthtoolFeatures(input: ReadInput): Reading<EthtoolFeatures> {
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`ethtool did not print all: ${early}`);
  if (firstLine(input.stdout)?.text.trimStart().startsWith('[') === true) return readJson(input);
  const leftovers = new Leftovers();
  const features: Feature[] = [];
  let name: string | undefined;
  for (const text of [input.stdout, input.stderr])
    for (const line of printedLines(text)) {
      const head = HEAD.exec(line.text)?.groups?.name;
      const feature = name === undefined ? undefined : readFeature(line.text);
      if (head !== undefined) name ??= head;
      else if (feature !== undefined) features.push(feature);
      else leftovers.add(line);
    }
  if (features.length === 0 || exitCode(input.ending) !== 0) return nothingRead(input, EXPECTED, undefined);
  return featuresOf(name, features, leftovers);
}
