/** One of each kind, and the controls that are blamed most easily. Every fault takes many minutes, and is replayed from its
 *  recorded run by the tests of the playbooks: NSR_DIAGNOSE=all makes them all. */
const FEW: readonly string[] = [
  'ok-healthy',
  'ok-icmp-filtered',
  'ok-cluster-search-list',
  'ok-slow-but-acceptable',
  'resolver-silent',
  'resolver-port-closed',
  'resolver-intermittent',
  'resolver-drops-second-query',
  'first-nameserver-silent',
  'record-missing',
  'delegation-lame',
  'large-answers-lost',
  'truncated-and-tcp-closed',
  'udp-53-dropped',
  'search-domain-captures',
  'hosts-file-overrides',
  'x-slow-and-one-dead',
];

/** Whether a fault is made in this run. */
export function isChosen(id: string): boolean {
  return process.env.NSR_DIAGNOSE === 'all' || FEW.includes(id);
}
