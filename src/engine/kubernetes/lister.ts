import { ok } from '../../model/result.ts';
import type { TargetLister } from '../targets.ts';
import { podNames } from './find.ts';
import type { ClusterFlags } from './kubectl.ts';

/** Pods of a cluster: those of a workload, of a Service, or with labels. */
export function podLister(cluster: ClusterFlags): TargetLister {
  return {
    replicas: async (ref) => {
      if (ref.kind !== 'kubernetes' || ref.ref.kind === 'node' || ref.ref.kind === 'cluster') return ok([ref.text]);
      const names = await podNames(ref.ref, cluster);
      return names.ok ? ok(names.value.map((name) => `pod/${name}`)) : names;
    },
    selected: async (selectors) => {
      const names = await podNames({ kind: 'selector', labels: selectors.join(',') }, cluster);
      return names.ok ? ok(names.value.map((name) => `pod/${name}`)) : names;
    },
  };
}
