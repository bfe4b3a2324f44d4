import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readKubectlObjects } from '../kubectl-objects.ts';
import { readingOf } from '../output.ts';
import { readPod } from './pod.ts';
import type { KubectlPod } from './value.generated.ts';

/** Reads `kubectl get pods -o json`: one object or a list of them. */
export function readKubectlPod(input: ReadInput): Reading<KubectlPod> {
  const reading = readKubectlObjects(input, 'Pod');
  if (reading.kind !== 'value') return reading;
  const { objects, answer } = reading.value;
  return readingOf({ pods: objects.map(readPod), ...answer });
}
