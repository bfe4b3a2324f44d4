import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readKubectlObjects } from '../kubectl-objects.ts';
import { readingOf } from '../output.ts';
import { readService } from './service.ts';
import type { KubectlService } from './value.generated.ts';

/** Reads `kubectl get services -o json`: one object or a list of them. */
export function readKubectlService(input: ReadInput): Reading<KubectlService> {
  const reading = readKubectlObjects(input, 'Service');
  if (reading.kind !== 'value') return reading;
  const { objects, answer } = reading.value;
  return readingOf({ services: objects.map(readService), ...answer });
}
