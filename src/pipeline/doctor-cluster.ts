import type { ClusterFlags } from '../engine/kubernetes/kubectl.ts';
import { askRights } from '../engine/kubernetes/permissions.ts';
import type { Checked } from './doctor.ts';

/** Looks at the cluster that kubectl reaches: whether it answers, and which rights of a run this user has there. What is
 *  missing there counts only when the cluster was asked for: with another engine nobody needs it. */
export async function checkCluster(flags: ClusterFlags): Promise<readonly Checked[]> {
  const wanted = Object.values(flags).some((flag) => flag !== undefined);
  const what = 'kubernetes';
  const answer = await askRights(flags);
  if (answer.kind === 'none')
    return [
      {
        what,
        state: wanted ? 'missing' : 'note',
        detail: `${answer.because}; pod/NAME and its like need one`,
        todo: 'install kubectl, and set KUBECONFIG or give --kubeconfig and --context',
      },
    ];
  if (answer.kind === 'trouble')
    return [{ what, state: wanted ? 'missing' : 'note', detail: answer.trouble.what, todo: answer.trouble.todo }];
  const { client, server, context, namespace, rights } = answer.cluster;
  const may = rights.filter(({ allowed }) => allowed === 'yes').map(({ name }) => name);
  const first: Checked = {
    what,
    state: 'ok',
    detail: `context ${context}, namespace ${namespace}, server ${server}, kubectl ${client}; this user may ${may.join(', ') || 'do nothing of what a run needs'}`,
  };
  const others = rights
    .filter(({ allowed }) => allowed !== 'yes')
    .map(
      ({ name, allowed, words, without, needed }): Checked => ({
        what: `kubernetes: ${name}`,
        state: allowed === 'unknown' ? 'note' : needed && wanted ? 'missing' : 'note',
        detail:
          allowed === 'unknown'
            ? `could not be asked: ${words}`
            : `not allowed (kubectl says: ${words}); without it ${without}`,
        todo: 'docs/rbac.yaml and docs/rbac-cluster.yaml, applied by somebody who may grant them, hold just the rights that a run needs',
      }),
    );
  return [first, ...others];
}
