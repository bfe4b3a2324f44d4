// Generated from schemas/report.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * How a command ended.
 */
export type Ending =
  | {
      how: 'exited';
      /**
       * The exit code.
       */
      code: number;
    }
  | {
      how: 'signaled';
      /**
       * The number of the signal that ended it.
       */
      signal: number;
    }
  | {
      how: 'deadline';
      /**
       * The time it was given, in milliseconds.
       */
      after_ms: number;
    }
  | {
      /**
       * tool_missing: the program is not in the image, or not in the target. not_permitted: it could not be started for want of a privilege. not_found: the file that was to be read does not exist. lost: the session ended under it. aborted: the run was interrupted. skipped: it was not run.
       */
      how: 'tool_missing' | 'not_permitted' | 'not_found' | 'lost' | 'aborted' | 'skipped';
      /**
       * The reason, for people.
       */
      because: string;
      /**
       * With skipped. not_applicable: its condition is false. empty_list: there is no item to run it for, which is a value: the empty list. no_input: a value that it needs is missing. could_not_look: tool, privilege or vantage is missing. not_allowed: it is intrusive, and --allow intrusive was not given.
       */
      reason?: 'not_applicable' | 'empty_list' | 'no_input' | 'could_not_look' | 'not_allowed';
    };

/**
 * What one run found: the conclusion, its proof, every check and every command. Fields may be added; none is renamed or removed within a schema_version.
 */
export interface Report {
  /**
   * The version of this format.
   */
  schema_version: 1;
  /**
   * healthy: every check that counts passed. fault: at least one root cause was found. undecided: something failed and no cause explains it, or something that counts could not be looked at.
   */
  verdict: 'healthy' | 'fault' | 'undecided';
  /**
   * The conclusion in one sentence.
   */
  summary: string;
  /**
   * Root causes first, worst first, each followed by its consequences.
   */
  causes: Cause[];
  /**
   * One verdict for each check, in playbook order.
   */
  findings: Finding[];
  /**
   * What could not be told: causes neither shown nor excluded, and failing checks that no cause explains.
   */
  undecided: Open[];
  /**
   * One entry for each command that was run or skipped, in the order of the plan.
   */
  steps: Step[];
  run: Run;
  comparison?: Comparison;
  versus?: Versus;
}
export interface Cause {
  /**
   * The cause code. Public: never renamed.
   */
  code: string;
  /**
   * Where it sits: an address, file, rule, name, hop.
   */
  object: string;
  /**
   * The cause in one sentence.
   */
  title: string;
  /**
   * How bad it is for the target.
   */
  severity: 'critical' | 'major' | 'minor';
  /**
   * proved: the playbook's proof holds. likely: its condition holds and the proof does not, or could not be looked at. possible: a coarse code.
   */
  confidence: 'proved' | 'likely' | 'possible';
  /**
   * consequence: another cause in this report explains it.
   */
  role: 'root' | 'consequence';
  /**
   * For a consequence: the code of the cause that explains it.
   */
  explained_by?: string;
  /**
   * Failing checks and consequences in this report that follow from it.
   */
  explains: string[];
  /**
   * The lines that show it.
   */
  evidence: EvidenceLine[];
  /**
   * What would prove it. Absent when it is proved.
   */
  settle?: string;
  /**
   * What to do next, in order.
   */
  fix: Fix[];
  /**
   * Steps to run again to see that the fix worked.
   */
  verify: string[];
}
export interface EvidenceLine {
  /**
   * The id of the step that printed the line.
   */
  step: string;
  /**
   * With a step that ran once for each item: the item. Absent otherwise.
   */
  item?: string;
  /**
   * Where the line was printed. Absent when the text tells how the command ended, or that it printed nothing.
   */
  stream?: 'stdout' | 'stderr';
  /**
   * The line's number in that stream, from 1. Absent with `stream`.
   */
  line?: number;
  /**
   * The line, with control characters removed.
   */
  text: string;
}
export interface Fix {
  /**
   * What to do.
   */
  say: string;
  /**
   * A command ready to paste. Absent when there is none.
   */
  run?: string;
  /**
   * What the command may disturb.
   */
  risk: 'none' | 'low' | 'medium' | 'high';
}
export interface Finding {
  /**
   * The check's id.
   */
  check: string;
  /**
   * The step whose output is the evidence. Absent when the check rests on no single step.
   */
  step?: string;
  /**
   * unknown: a reading that it needs is missing. skipped: the check does not apply here.
   */
  verdict: 'pass' | 'warn' | 'fail' | 'unknown' | 'skipped';
  /**
   * What the check says, in one sentence.
   */
  statement: string;
  /**
   * What was seen. Absent when the playbook does not say.
   */
  actual?: string;
  /**
   * What should have been seen. Absent when the playbook does not say.
   */
  expected?: string;
  /**
   * Why it is unknown or skipped. Absent otherwise.
   */
  because?: string;
  /**
   * True: an unknown verdict does not stop the run from being healthy. Absent means false.
   */
  optional?: boolean;
  /**
   * For a failing check: the code of the cause that explains it. Absent when none does.
   */
  explained_by?: string;
  /**
   * For a finding that did not pass: the lines that show it.
   */
  evidence?: EvidenceLine[];
}
export interface Open {
  /**
   * cause: could be neither shown nor excluded. check: failed, and no cause explains it; or counts, and could not be judged.
   */
  kind: 'cause' | 'check';
  /**
   * The cause's code or the check's id.
   */
  name: string;
  /**
   * What is in question.
   */
  statement: string;
  /**
   * What is missing.
   */
  because: string;
}
export interface Step {
  /**
   * The step's id in the playbook.
   */
  id: string;
  /**
   * With for_each: the item that this command is for. Absent otherwise.
   */
  item?: string;
  /**
   * With for_each: the item's place in the list, from 0. Absent otherwise.
   */
  index?: number;
  /**
   * What was looked at.
   */
  title?: string;
  /**
   * The tool whose reader understood it. Absent when none was asked for.
   */
  tool?: string;
  /**
   * The arguments that the tool was given, as validated.
   */
  with?: {
    [k: string]: unknown;
  };
  /**
   * Where it ran. engine: on the machine of netshoot-run, asking the target's engine (kubectl get).
   */
  vantage: 'target' | 'peer' | 'host' | 'inside' | 'engine';
  /**
   * The command as a list of arguments. Empty for a step that was never planned to the end.
   */
  argv: string[];
  ending: Ending;
  /**
   * What it printed. Bytes that are not UTF-8 are replaced by U+FFFD.
   */
  stdout: string;
  /**
   * What it printed on standard error.
   */
  stderr: string;
  /**
   * True: the output was longer than is kept, and ends early. Absent means false.
   */
  cut?: boolean;
  /**
   * When it was started (RFC 3339, UTC); for a skipped step, when that was decided.
   */
  started_at: string;
  /**
   * From start to end, in milliseconds, as seen from this side of the session.
   */
  duration_ms: number;
  /**
   * What the tool's reader made of it (schemas/tools/<tool>.schema.json). Absent when there is no reading.
   */
  value?: {
    [k: string]: unknown;
  };
  /**
   * What the reader did not understand. Absent when there is a value, or nothing was run.
   */
  unreadable?: {
    /**
     * The line of stdout, from 1; 0: there was none.
     */
    line: number;
    /**
     * The line.
     */
    text: string;
    /**
     * What was expected.
     */
    because: string;
  };
}
export interface Run {
  /**
   * The run's own id; also a label on what it starts.
   */
  id: string;
  /**
   * The playbook's name.
   */
  playbook: string;
  /**
   * The parameters after validation and defaults. Durations are milliseconds.
   */
  params: {
    [k: string]: unknown;
  };
  /**
   * The destination as given with --to. Absent without one.
   */
  to?: string;
  target: Target;
  peer?: Target1;
  /**
   * The netshoot image. Absent with the local engine.
   */
  image?: string;
  /**
   * The Linux capabilities that the session was given.
   */
  capabilities?: string[];
  /**
   * The version of netshoot-run.
   */
  tool_version: string;
  /**
   * When the run began (RFC 3339, UTC).
   */
  started_at: string;
  /**
   * How long it took, in milliseconds.
   */
  duration_ms: number;
  /**
   * Why the run ended before its plan did. Absent when it did not.
   */
  interrupted?: string;
  /**
   * How netshoot came into the target, where there is more than one way (Kubernetes). Absent elsewhere.
   */
  access?: Access[];
}
export interface Target {
  /**
   * What the user typed.
   */
  ref: string;
  /**
   * What reached it.
   */
  engine: 'docker' | 'podman' | 'nerdctl' | 'kubernetes' | 'local';
  /**
   * What it is. network: a container network, seen by a member of it that lives as long as the run. cluster: a cluster, seen by a pod that lives as long as the run.
   */
  kind?: 'container' | 'host' | 'network' | 'netns' | 'pid' | 'pod' | 'node' | 'cluster';
  /**
   * The engine's full id. Absent where there is none.
   */
  id?: string;
  /**
   * The engine's name for it.
   */
  name?: string;
  /**
   * The image that it runs. Absent where there is none.
   */
  image?: string;
  /**
   * The engine's word for how its network namespace was made (docker: HostConfig.NetworkMode). Absent where there is none.
   */
  network_mode?: string;
  /**
   * The engine's networks that it is attached to.
   */
  networks?: string[];
  /**
   * What its network mode comes to. bridge: the engine's default network. host: the machine's own namespace. none: loopback only. container: the namespace of another container. user: networks that somebody made (their drivers are in attachments). user_mode: slirp4netns or pasta of rootless podman. namespace: a namespace that was given by path. Absent where the engine does not say.
   */
  network_kind?: 'bridge' | 'host' | 'none' | 'container' | 'user' | 'user_mode' | 'namespace';
  namespace_owner?: NamespaceOwner;
  /**
   * Others that run in the same network namespace: containers by name; for netns and pid, processes as NAME (PID). They share its addresses, ports, routes and rules. Absent when nobody looked.
   */
  namespace_shared_with?: string[];
  /**
   * The engine's networks that its namespace is attached to, with who else is there. Absent when nobody looked.
   */
  attachments?: Attachment[];
  /**
   * The machine of a cluster that carries it. Absent when the engine has only one machine, does not say, or a pod has none yet.
   */
  node?: string;
  /**
   * Its own addresses, as the engine tells them.
   */
  addresses?: string[];
  /**
   * Its labels; of a container only those whose values are words (at most 63 letters, digits, dots, dashes and underscores).
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * The nameservers that the engine was told to use for it (docker run --dns, else the daemon's). Absent when the engine does not say.
   */
  dns?: string[];
  /**
   * Its environment could be looked at, for the variables below and no others. False or absent: whether they are set is not known.
   */
  environment_read?: boolean;
  /**
   * The proxy for http that its environment names, without user, password and path. Absent when it names none.
   */
  http_proxy?: string;
  /**
   * The same for https.
   */
  https_proxy?: string;
  /**
   * The same for all protocols that have no variable of their own.
   */
  all_proxy?: string;
  /**
   * The hosts that it reaches without a proxy, as written. Absent when it names none.
   */
  no_proxy?: string;
  /**
   * The file of trusted certificates that its environment names for OpenSSL (SSL_CERT_FILE). Absent when it names none.
   */
  ssl_cert_file?: string;
  /**
   * With Kubernetes: its namespace.
   */
  namespace?: string;
  /**
   * With Kubernetes: the context of kubectl. Absent when there is none.
   */
  context?: string;
  /**
   * With a pod: the container whose files and programs are its own.
   */
  container?: string;
  /**
   * With a pod: what was named instead of it, such as deploy/web. Absent when the pod was.
   */
  workload?: string;
  /**
   * With a workload: how many more of its pods run.
   */
  siblings?: number;
  /**
   * With a pod: its addresses, one for each family.
   */
  pod_ips?: string[];
  /**
   * With a pod: ClusterFirst, ClusterFirstWithHostNet, Default (the node's resolv.conf) or None.
   */
  dns_policy?: string;
}
/**
 * Whose network namespace it really is, at the end of the chain, when it is not its own: of another container, of a pod, of the machine. Absent when it is its own, or when that is not known.
 */
export interface NamespaceOwner {
  /**
   * What owns it. pod: the infra container of a podman pod.
   */
  kind: 'container' | 'pod' | 'machine' | 'netns';
  /**
   * Its name; its id when it has none any more.
   */
  name: string;
  /**
   * The containers between: the target joined the first, that one the next. Absent when there are none.
   */
  through?: string[];
  /**
   * restarted: the owner was started anew after the target had joined it, so that the target is in the namespace of its former life. stopped and gone: likewise, and nobody new can join it by the owner's name.
   */
  state: 'running' | 'stopped' | 'restarted' | 'gone';
}
export interface Attachment {
  /**
   * The network's name.
   */
  network: string;
  /**
   * bridge, macvlan, ipvlan, overlay ... Absent when the engine does not say.
   */
  driver?: string;
  /**
   * Its subnets (CIDR). Absent when the engine does not say.
   */
  subnets?: string[];
  /**
   * True: it has no way out. Absent when the engine does not say.
   */
  internal?: boolean;
  /**
   * macvlan, ipvlan: the machine's interface that it sits on.
   */
  parent?: string;
  /**
   * The addresses of the target's namespace there.
   */
  addresses: string[];
  /**
   * Other running containers there, at most 50.
   */
  peers: NetworkPeer[];
  /**
   * How many more there are. Absent when peers has all.
   */
  more_peers?: number;
}
export interface NetworkPeer {
  /**
   * The container's name.
   */
  name: string;
  /**
   * Its addresses on that network. Empty when the engine does not say.
   */
  addresses: string[];
}
/**
 * The other end, as named with --peer. Absent without one.
 */
export interface Target1 {
  /**
   * What the user typed.
   */
  ref: string;
  /**
   * What reached it.
   */
  engine: 'docker' | 'podman' | 'nerdctl' | 'kubernetes' | 'local';
  /**
   * What it is. network: a container network, seen by a member of it that lives as long as the run. cluster: a cluster, seen by a pod that lives as long as the run.
   */
  kind?: 'container' | 'host' | 'network' | 'netns' | 'pid' | 'pod' | 'node' | 'cluster';
  /**
   * The engine's full id. Absent where there is none.
   */
  id?: string;
  /**
   * The engine's name for it.
   */
  name?: string;
  /**
   * The image that it runs. Absent where there is none.
   */
  image?: string;
  /**
   * The engine's word for how its network namespace was made (docker: HostConfig.NetworkMode). Absent where there is none.
   */
  network_mode?: string;
  /**
   * The engine's networks that it is attached to.
   */
  networks?: string[];
  /**
   * What its network mode comes to. bridge: the engine's default network. host: the machine's own namespace. none: loopback only. container: the namespace of another container. user: networks that somebody made (their drivers are in attachments). user_mode: slirp4netns or pasta of rootless podman. namespace: a namespace that was given by path. Absent where the engine does not say.
   */
  network_kind?: 'bridge' | 'host' | 'none' | 'container' | 'user' | 'user_mode' | 'namespace';
  namespace_owner?: NamespaceOwner;
  /**
   * Others that run in the same network namespace: containers by name; for netns and pid, processes as NAME (PID). They share its addresses, ports, routes and rules. Absent when nobody looked.
   */
  namespace_shared_with?: string[];
  /**
   * The engine's networks that its namespace is attached to, with who else is there. Absent when nobody looked.
   */
  attachments?: Attachment[];
  /**
   * The machine of a cluster that carries it. Absent when the engine has only one machine, does not say, or a pod has none yet.
   */
  node?: string;
  /**
   * Its own addresses, as the engine tells them.
   */
  addresses?: string[];
  /**
   * Its labels; of a container only those whose values are words (at most 63 letters, digits, dots, dashes and underscores).
   */
  labels?: {
    [k: string]: string;
  };
  /**
   * The nameservers that the engine was told to use for it (docker run --dns, else the daemon's). Absent when the engine does not say.
   */
  dns?: string[];
  /**
   * Its environment could be looked at, for the variables below and no others. False or absent: whether they are set is not known.
   */
  environment_read?: boolean;
  /**
   * The proxy for http that its environment names, without user, password and path. Absent when it names none.
   */
  http_proxy?: string;
  /**
   * The same for https.
   */
  https_proxy?: string;
  /**
   * The same for all protocols that have no variable of their own.
   */
  all_proxy?: string;
  /**
   * The hosts that it reaches without a proxy, as written. Absent when it names none.
   */
  no_proxy?: string;
  /**
   * The file of trusted certificates that its environment names for OpenSSL (SSL_CERT_FILE). Absent when it names none.
   */
  ssl_cert_file?: string;
  /**
   * With Kubernetes: its namespace.
   */
  namespace?: string;
  /**
   * With Kubernetes: the context of kubectl. Absent when there is none.
   */
  context?: string;
  /**
   * With a pod: the container whose files and programs are its own.
   */
  container?: string;
  /**
   * With a pod: what was named instead of it, such as deploy/web. Absent when the pod was.
   */
  workload?: string;
  /**
   * With a workload: how many more of its pods run.
   */
  siblings?: number;
  /**
   * With a pod: its addresses, one for each family.
   */
  pod_ips?: string[];
  /**
   * With a pod: ClusterFirst, ClusterFirstWithHostNet, Default (the node's resolv.conf) or None.
   */
  dns_policy?: string;
}
export interface Access {
  /**
   * The vantage.
   */
  vantage: 'target' | 'peer' | 'host';
  /**
   * What netshoot ran in. sidecar: a container that the pod had already. ephemeral_container: one added to the pod. throwaway_pod: a pod of its own. node_pod: a pod of its own in the network of the node.
   */
  rung: 'sidecar' | 'ephemeral_container' | 'throwaway_pod' | 'node_pod';
  /**
   * The pod, and the container in it: POD or POD/CONTAINER.
   */
  where: string;
  /**
   * The container was there already.
   */
  reused: boolean;
  /**
   * It is beside the target, not in its network namespace: what steps would read there was not looked at.
   */
  stand_in: boolean;
  /**
   * Capabilities that steps need and that it was not given.
   */
  lacks: string[];
  /**
   * What was tried before, in order.
   */
  denied: {
    /**
     * What was tried before.
     */
    what: string;
    /**
     * Why it was not had, in the words of the API.
     */
    because: string;
  }[];
}
/**
 * With `verify`: what an earlier run found, and what became of it. Absent otherwise.
 */
export interface Comparison {
  /**
   * The id of the earlier run.
   */
  run: string;
  /**
   * When the earlier run was started (RFC 3339, UTC).
   */
  started_at: string;
  /**
   * The causes that it found, then the checks that did not pass.
   */
  changes: Change[];
}
export interface Change {
  /**
   * What is compared.
   */
  kind: 'cause' | 'check';
  /**
   * The cause's code or the check's id.
   */
  name: string;
  /**
   * Where the cause sat. Absent for a check.
   */
  object?: string;
  /**
   * What is said of it now: the cause or check in one sentence.
   */
  statement?: string;
  /**
   * A cause: root or consequence. A check: its verdict.
   */
  before: string;
  /**
   * A cause: gone, holds, or unknown when it could not be looked at again. A check: its verdict.
   */
  now: 'gone' | 'holds' | 'pass' | 'warn' | 'fail' | 'unknown' | 'skipped';
}
/**
 * With `--vs`: how the target differs from a sibling on which the same playbook was run. Absent otherwise.
 */
export interface Versus {
  /**
   * The sibling.
   */
  target: {
    /**
     * What the user typed.
     */
    ref: string;
    /**
     * The engine's name for it. Absent when it was not found.
     */
    name?: string;
    /**
     * The image that it runs. Absent where there is none.
     */
    image?: string;
  };
  /**
   * What the playbook says of the sibling. Absent when it could not be run there.
   */
  verdict?: 'healthy' | 'fault' | 'undecided';
  /**
   * The same in one sentence.
   */
  summary?: string;
  /**
   * Why there is nothing to compare with, or why the sibling's run ended early. Absent otherwise.
   */
  because?: string;
  /**
   * What differs, most telling first.
   */
  differences: Difference[];
  /**
   * How many differences are not listed, by the reason: counter, time, identity (its own name, addresses and ids), measurement, one_side (what read it was run on one side only), repeated (another one says the same), limit (there were too many).
   */
  left_out: {
    [k: string]: number;
  };
}
export interface Difference {
  /**
   * fact: what the engine says. state: what was read without sending anything. probe: what came back when something was sent. step: a step ended differently.
   */
  kind: 'fact' | 'state' | 'probe' | 'step';
  /**
   * What it is: `target.image`, `resolver.nameservers`, `addresses.interfaces[eth0].mtu`.
   */
  path: string;
  /**
   * The step that read it. Absent for a fact.
   */
  step?: string;
  /**
   * The target's value as text. Absent when it has none.
   */
  here?: string;
  /**
   * The sibling's value as text. Absent when it has none.
   */
  there?: string;
  /**
   * The code of a cause in this report that rests on this step or sits on this value. Absent when none does.
   */
  related?: string;
  /**
   * How telling it is: the list is sorted by it.
   */
  score: number;
}
