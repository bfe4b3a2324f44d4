import type { Reading } from '../../model/evidence.ts';
import type { ReadInput } from '../../model/tool.ts';
import { type KubectlAnswer, readKubectlObjects } from '../kubectl-objects.ts';
import { readingOf } from '../output.ts';
import { readSlice, readSubsets } from './slice.ts';
import type { KubectlEndpoints } from './value.generated.ts';

function answerOf(slices: KubectlEndpoints['slices'], answer: KubectlAnswer): KubectlEndpoints {
  const all = slices.flatMap(({ endpoints }) => endpoints);
  const ready = all.filter((one) => one.ready);
  const notReady = all.filter((one) => !one.ready && !one.terminating);
  const terminating = all.filter((one) => one.terminating);
  const addressesOf = (some: typeof all) => [...new Set(some.flatMap(({ addresses }) => addresses))];
  return {
    slices,
    ready_addresses: addressesOf(ready),
    not_ready_addresses: addressesOf(notReady),
    terminating_addresses: addressesOf(terminating),
    ready_count: ready.length,
    not_ready_count: notReady.length,
    terminating_count: terminating.length,
    ports: [...new Set(slices.flatMap(({ ports }) => ports.flatMap(({ port }) => port ?? [])))],
    ...answer,
  };
}

/** Reads `kubectl get endpointslices -o json`. */
export function readKubectlEndpointslice(input: ReadInput): Reading<KubectlEndpoints> {
  const reading = readKubectlObjects(input, 'EndpointSlice');
  if (reading.kind !== 'value') return reading;
  return readingOf(answerOf(reading.value.objects.map(readSlice), reading.value.answer));
}

/** Reads `kubectl get endpoints -o json`, into the same fields. */
export function readKubectlEndpoints(input: ReadInput): Reading<KubectlEndpoints> {
  const reading = readKubectlObjects(input, 'Endpoints');
  if (reading.kind !== 'value') return reading;
  return readingOf(answerOf(reading.value.objects.flatMap(readSubsets), reading.value.answer));
}
