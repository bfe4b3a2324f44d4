import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readKubectlObjects } from '../kubectl-objects.ts';
import { readingOf } from '../output.ts';
import { readEvent } from './event.ts';
import type { KubectlEvent } from './value.generated.ts';

/** Reads `kubectl get events -o json`: one object or a list of them. */
export function readKubectlEvent(input: ReadInput): Reading<KubectlEvent> {
  const reading = readKubectlObjects(input, 'Event');
  if (reading.kind !== 'value') return reading;
  const { objects, answer } = reading.value;
  return readingOf({ events: objects.map(readEvent), ...answer });
}
