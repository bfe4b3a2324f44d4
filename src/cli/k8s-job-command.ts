import { jobManifest, publicImage } from '../pipeline/cluster.ts';
import { parseDuration } from '../util/time.ts';
import { complain, EXIT, print } from './io.ts';

/** The flags of `k8s-job`. */
export interface JobFlags {
  readonly kind?: string;
  readonly namespace?: string;
  readonly runner: string;
  readonly image?: string;
  readonly schedule?: string;
  readonly every?: string;
}

/** Prints a manifest that runs a playbook on every node of a cluster. */
export async function k8sJobCommand(playbook: string, words: readonly string[], flags: JobFlags): Promise<number> {
  const everyMs = parseDuration(flags.every ?? '15m');
  if (everyMs === undefined || everyMs < 60_000)
    return complain({
      what: `"${flags.every}" is no time between two runs`,
      where: '--every',
      todo: 'write a number and its unit, a minute at least: 15m, 1h',
      exit: EXIT.usage,
    });
  await print(
    jobManifest({
      kind: flags.kind === 'daemonset' ? 'DaemonSet' : 'CronJob',
      playbook,
      words,
      namespace: flags.namespace ?? 'netshoot-run',
      // One that is named is somebody's, and is there.
      ownNamespace: flags.namespace === undefined,
      runner: flags.runner,
      image: flags.image ?? publicImage,
      schedule: flags.schedule ?? '*/30 * * * *',
      everySeconds: Math.round(everyMs / 1000),
    }),
  );
  return EXIT.healthy;
}
