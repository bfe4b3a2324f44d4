import { type Command, Option } from 'commander';

/** Which cluster, as in kubectl. */
export function clusterOptions(command: Command): Command {
  return command
    .option('-n, --namespace <name>', 'Kubernetes: the namespace, as in kubectl')
    .option('--context <name>', 'Kubernetes: the context, as in kubectl')
    .option('--kubeconfig <file>', 'Kubernetes: the kubeconfig file, as in kubectl');
}

/** Which cluster, and which pods of it. */
export function podOptions(command: Command): Command {
  return clusterOptions(command)
    .option('-c, --container <name>', "Kubernetes: whose files and programs are the target's own")
    .option('--node <name>', 'Kubernetes: only pods of this node; with --target cluster the node to be on');
}

/** `k8s-job`. `act` makes a command's action leave its exit code. */
export function addK8sJob(
  program: Command,
  act: <Words extends unknown[]>(action: (...words: Words) => Promise<number>) => (...words: Words) => Promise<void>,
): void {
  program
    .command('k8s-job <playbook> [words...]')
    .description('print a manifest that runs a playbook on every node of a cluster, for kubectl apply -f -')
    .addOption(
      new Option('--kind <kind>', 'cronjob: one pod goes from node to node; daemonset: a pod on each node')
        .choices(['cronjob', 'daemonset'])
        .default('cronjob'),
    )
    .requiredOption('--runner <image>', 'an image with netshoot-run in it (docs/kubernetes.md says how it is made)')
    .option('--image <image>', 'cronjob: the netshoot image on the nodes')
    .option('-n, --namespace <name>', 'its namespace; default: netshoot-run')
    .option('--schedule <cron>', "cronjob: when, in cron's five fields; default: every half hour")
    .option('--every <duration>', 'daemonset: time between two runs; default: 15m')
    .action(
      act(async (playbook: string, words: string[], options) =>
        (await import('./k8s-job-command.ts')).k8sJobCommand(playbook, words, options),
      ),
    );
}
