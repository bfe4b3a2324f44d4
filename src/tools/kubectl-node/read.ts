import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { readKubectlObjects } from '../kubectl-objects.ts';
import { readingOf } from '../output.ts';
import { readNode } from './node.ts';
import type { KubectlNode } from './value.generated.ts';

/** Reads `kubectl get nodes -o json`: one object or a list of them. */
export function readKubectlNode(input: ReadInput): Reading<KubectlNode> {
  const reading = readKubectlObjects(input, 'Node');
  if (reading.kind !== 'value') return reading;
  const { objects, answer } = reading.value;
  return readingOf({ nodes: objects.map(readNode), ...answer });
}
