import type { Reading } from '../model/evidence.ts';
import type { ReadInput } from '../model/tool.ts';
import { isObject, type JsonObject, objectField, objectsField, textMapField, wordField } from './json-output.ts';
import { readKubectlSaid } from './kubectl-said.ts';
import { endedEarly, exitCode, type Leftover, maybe, readingOf, unreadable } from './output.ts';
import { readSaidJson } from './said-json.ts';

/** What every value of a `kubectl get` has beside its list. */
export interface KubectlAnswer {
  /** At least one object was printed. */
  found: boolean;
  /** What the cluster says that it does not have. */
  not_found: { resource: string; name: string }[];
  warnings: string[];
  leftovers: Leftover[];
}

/** The objects of a kind: `kubectl get NAME` prints one, `kubectl get` a List of them. */
export interface KubectlObjects {
  readonly objects: readonly JsonObject[];
  readonly answer: KubectlAnswer;
}

/** The resources that kubectl calls a kind by: `endpointslices.discovery.k8s.io`. */
const RESOURCES: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Service: 'services',
  EndpointSlice: 'endpointslices',
  Endpoints: 'endpoints',
  NetworkPolicy: 'networkpolicies',
  Node: 'nodes',
  Event: 'events',
};

/** Of what kubectl did not find: what was looked for here, or the namespace that it would be in. */
function missingOf(kind: string, notFound: KubectlAnswer['not_found']): KubectlAnswer['not_found'] {
  return notFound.filter(({ resource }) => resource === 'namespaces' || resource.split('.')[0] === RESOURCES[kind]);
}

/** The objects in a document. Absent when it holds something else. */
function objectsOf(json: unknown, kind: string): readonly JsonObject[] | undefined {
  if (!isObject(json)) return undefined;
  if (json.kind === kind) return isObject(json.metadata) ? [json] : undefined;
  if (json.kind !== 'List' && json.kind !== `${kind}List`) return undefined;
  if (json.items === null) return [];
  if (!Array.isArray(json.items)) return undefined;
  const items = json.items.filter(isObject);
  // Items of a PodList made by a client library have no kind of their own; `kubectl get pods,services` mixes kinds.
  const own = items.filter((item) => item.kind === kind || (item.kind === undefined && json.kind !== 'List'));
  return items.length > 0 && own.length === 0 ? undefined : own;
}

/** Reads `kubectl get KIND -o json`. That there is none is a value; that kubectl could not look is none: an
 *  empty list that came with an error is no answer. */
export function readKubectlObjects(input: ReadInput, kind: string): Reading<KubectlObjects> {
  const { json, said } = readSaidJson(input);
  const { notFound, warnings, none, refused, leftovers } = readKubectlSaid(said);
  const missing = missingOf(kind, notFound);
  const objects = objectsOf(json, kind);
  const listed = objects ?? [];
  // A kubectl that may not look prints an empty List all the same, and ends with 1.
  if (listed.length === 0 && refused !== undefined) return refused;
  const early = endedEarly(input.ending);
  if (early !== undefined) return unreadable(`kubectl did not answer: ${early}`);
  const failed = exitCode(input.ending) !== 0;
  if (failed && listed.length === 0 && missing.length === 0 && objects !== undefined)
    return unreadable('kubectl ended with an error and an empty list: it could not look', leftovers[0] ?? said[0]);
  if (objects === undefined && (json !== undefined || (missing.length === 0 && !none)))
    return unreadable(`JSON of kind ${kind} was expected, as kubectl get -o json prints it`, leftovers[0] ?? said[0]);
  // One of several kinds could not be looked at: what is said of it stays to be seen.
  if (refused?.kind === 'unreadable') warnings.push(refused.text);
  return readingOf({ objects: listed, answer: { found: listed.length > 0, not_found: missing, warnings, leftovers } });
}

/** What every object says of itself. */
export function metadataOf(object: JsonObject) {
  const metadata = objectField(object, 'metadata');
  const owners = objectsField(metadata, 'ownerReferences');
  const owner = owners.find((one) => one.controller === true) ?? owners[0];
  return {
    name: wordField(metadata, 'name') ?? '',
    ...maybe('namespace', wordField(metadata, 'namespace')),
    labels: textMapField(metadata, 'labels'),
    ...maybe('created', wordField(metadata, 'creationTimestamp')),
    deleting: wordField(metadata, 'deletionTimestamp') !== undefined,
    ...maybe('owner_kind', owner === undefined ? undefined : wordField(owner, 'kind')),
    ...maybe('owner_name', owner === undefined ? undefined : wordField(owner, 'name')),
  };
}

/** The conditions of a pod or node. */
export function conditionsOf(status: JsonObject) {
  return objectsField(status, 'conditions').flatMap((condition) => {
    const type = wordField(condition, 'type');
    if (type === undefined) return [];
    return [
      {
        type,
        status: wordField(condition, 'status') ?? 'Unknown',
        ...maybe('reason', wordField(condition, 'reason')),
        ...maybe('message', wordField(condition, 'message')),
        ...maybe('since', wordField(condition, 'lastTransitionTime')),
      },
    ];
  });
}

/** True when a condition is, false when it is not; absent when it is unknown or not there. */
export function conditionHolds(conditions: ReturnType<typeof conditionsOf>, type: string): boolean | undefined {
  const status = conditions.find((condition) => condition.type === type)?.status;
  return status === 'True' ? true : status === 'False' ? false : undefined;
}
