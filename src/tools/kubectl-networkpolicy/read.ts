import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readKubectlObjects } from '../kubectl-objects.ts';
import { readingOf } from '../output.ts';
import { readPolicy } from './policy.ts';
import type { KubectlNetworkpolicy } from './value.generated.ts';

/** Reads `kubectl get networkpolicys -o json`: one object or a list of them. */
export function readKubectlNetworkpolicy(input: ReadInput): Reading<KubectlNetworkpolicy> {
  const reading = readKubectlObjects(input, 'NetworkPolicy');
  if (reading.kind !== 'value') return reading;
  const { objects, answer } = reading.value;
  return readingOf({ policies: objects.map(readPolicy), ...answer });
}
