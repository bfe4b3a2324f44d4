import { spawnSync } from 'node:child_process';

/** The kubeconfig of a real cluster for tests. Empty when none is named. */
export const kubeconfig = process.env.NSR_TEST_KUBECONFIG || process.env.KUBECONFIG || '';
/** The netshoot image that its nodes have. */
export const image = process.env.NSR_TEST_IMAGE || 'netshoot-run/netshoot:local';

export function kubectl(words: readonly string[], input = '') {
  return spawnSync('kubectl', [`--kubeconfig=${kubeconfig}`, ...words], { encoding: 'utf8', input, timeout: 180_000 });
}

/** As `kubectl`, for what must work. @returns its standard output, trimmed. */
export function mustKubectl(words: readonly string[], input = ''): string {
  const { status, stdout, stderr } = kubectl(words, input);
  if (status !== 0) throw new Error(`kubectl ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Why there is no cluster to test with, as the end of a name. Empty when there is one. */
export function whyNoCluster(): string {
  if (kubeconfig === '')
    return ' needs a cluster: neither NSR_TEST_KUBECONFIG nor KUBECONFIG names one (CONTRIBUTING has a recipe for kind)';
  const answer = kubectl(['get', 'nodes', '-o', 'name', '--request-timeout=8s']);
  return answer.status === 0
    ? ''
    : ` needs a cluster: ${answer.error?.message ?? answer.stderr.trim().split('\n').at(-1)}`;
}
