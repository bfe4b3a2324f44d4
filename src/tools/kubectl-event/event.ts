import { integerField, type JsonObject, objectField, wordField } from '../json-output.ts';
import { metadataOf } from '../kubectl-objects.ts';
import { maybe } from '../output.ts';
import type { KubectlEvent } from './value.generated.ts';

/** One event of v1 or events.k8s.io/v1: their fields have different names. */
export function readEvent(event: JsonObject): KubectlEvent['events'][number] {
  const { name, namespace } = metadataOf(event);
  const about =
    event.involvedObject === undefined ? objectField(event, 'regarding') : objectField(event, 'involvedObject');
  const series = objectField(event, 'series');
  const first = wordField(event, 'firstTimestamp') ?? wordField(event, 'deprecatedFirstTimestamp');
  const last = wordField(event, 'lastTimestamp') ?? wordField(event, 'deprecatedLastTimestamp');
  const at = wordField(event, 'eventTime');
  return {
    name,
    ...maybe('namespace', namespace),
    ...maybe('type', wordField(event, 'type')),
    ...maybe('reason', wordField(event, 'reason')),
    ...maybe('message', wordField(event, 'message') ?? wordField(event, 'note')),
    ...maybe('object_kind', wordField(about, 'kind')),
    ...maybe('object_name', wordField(about, 'name')),
    ...maybe('object_namespace', wordField(about, 'namespace')),
    ...maybe('object_field', wordField(about, 'fieldPath')),
    ...maybe('count', integerField(series, 'count') ?? integerField(event, 'count')),
    ...maybe('first_seen', first ?? at),
    ...maybe('last_seen', wordField(series, 'lastObservedTime') ?? last ?? at),
    ...maybe('source', wordField(objectField(event, 'source'), 'component') ?? wordField(event, 'reportingController')),
  };
}
