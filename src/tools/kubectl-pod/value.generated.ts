// Generated from schemas/tools/kubectl-pod.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Pods, as `kubectl get pods -o json` prints them.
 */
export interface KubectlPod {
  /**
   * The pods, in the order printed.
   *
   * Items: One pod.
   */
  pods: {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its namespace. Absent when it was not printed.
     */
    namespace?: string;
    /**
     * Its labels.
     */
    labels: {
      [k: string]: string;
    };
    /**
     * When it was made (RFC 3339). Absent when the cluster does not have it yet.
     */
    created?: string;
    /**
     * It is being deleted.
     */
    deleting: boolean;
    /**
     * The kind that made it, for example ReplicaSet. Absent when nothing did.
     */
    owner_kind?: string;
    /**
     * That one's name. Absent when nothing made it.
     */
    owner_name?: string;
    /**
     * Pending, Running, Succeeded, Failed or Unknown. Absent when the cluster does not have it yet.
     */
    phase?: string;
    /**
     * Why, for example Evicted. Absent when there is none.
     */
    reason?: string;
    /**
     * The sentence to it. Absent when there is none.
     */
    message?: string;
    /**
     * Its Ready condition is True: services send to it.
     */
    ready: boolean;
    /**
     * A node was found for it. Absent when that is not known.
     */
    scheduled?: boolean;
    /**
     * Its conditions.
     *
     * Items: One condition.
     */
    conditions: {
      /**
       * For example Ready.
       */
      type: string;
      /**
       * True, False or Unknown.
       */
      status: string;
      /**
       * One word why. Absent when there is none.
       */
      reason?: string;
      /**
       * A sentence why. Absent when there is none.
       */
      message?: string;
      /**
       * Since when (RFC 3339). Absent when it was not printed.
       */
      since?: string;
    }[];
    /**
     * Its address. Absent before it has one.
     */
    pod_ip?: string;
    /**
     * Its addresses, one for each family.
     */
    pod_ips: string[];
    /**
     * Its node's address. Absent before it has a node.
     */
    host_ip?: string;
    /**
     * Its node's addresses.
     */
    host_ips: string[];
    /**
     * Its node. Absent before it has one.
     */
    node?: string;
    /**
     * It is in its node's network namespace: no address, no network policy of its own.
     */
    host_network: boolean;
    /**
     * Its hostname, where one was given. Absent: its name.
     */
    hostname?: string;
    /**
     * Its subdomain. Absent when it has none.
     */
    subdomain?: string;
    /**
     * ClusterFirst, ClusterFirstWithHostNet, Default (the node's resolv.conf) or None.
     */
    dns_policy: string;
    /**
     * Nameservers added by dnsConfig.
     */
    dns_nameservers: string[];
    /**
     * Search domains added by dnsConfig.
     */
    dns_searches: string[];
    /**
     * Resolver options set by dnsConfig, as ndots:2.
     */
    dns_options: string[];
    /**
     * Entries added to /etc/hosts.
     *
     * Items: One address.
     */
    host_aliases: {
      /**
       * The address.
       */
      ip: string;
      /**
       * Its names.
       */
      hostnames: string[];
    }[];
    /**
     * Its service account. Absent when it was not printed.
     */
    service_account?: string;
    /**
     * Always, OnFailure or Never. Absent when it was not printed.
     */
    restart_policy?: string;
    /**
     * Guaranteed, Burstable or BestEffort. Absent before the cluster has it.
     */
    qos_class?: string;
    /**
     * When its node took it. Absent before that.
     */
    started_at?: string;
    /**
     * Kernel parameters of its namespaces.
     */
    sysctls: {
      [k: string]: string;
    };
    /**
     * Annotations of network plug-ins and meshes: Multus, Calico, bandwidth, Istio, Linkerd. No other annotation is kept.
     */
    annotations_network: {
      [k: string]: string;
    };
    /**
     * Its containers: init, its own, ephemeral.
     *
     * Items: One container.
     */
    containers: {
      /**
       * Its name.
       */
      name: string;
      /**
       * init: runs before the others. sidecar: an init container that keeps running. ephemeral: added by kubectl debug.
       */
      kind: 'container' | 'init' | 'sidecar' | 'ephemeral';
      /**
       * Its image. Absent when it was not printed.
       */
      image?: string;
      /**
       * RUNTIME://ID. Absent before it was made.
       */
      id?: string;
      /**
       * It is ready.
       */
      ready: boolean;
      /**
       * Its startup probe passed. Absent when it was not printed.
       */
      started?: boolean;
      /**
       * How often it was started again. Absent before it was made.
       */
      restarts?: number;
      /**
       * unknown: the node did not say.
       */
      state: 'waiting' | 'running' | 'terminated' | 'unknown';
      /**
       * Why it waits or ended: ImagePullBackOff, CrashLoopBackOff, ContainerCreating, Error, OOMKilled. Absent while it runs.
       */
      reason?: string;
      /**
       * The sentence to it. Absent when there is none.
       */
      message?: string;
      /**
       * With terminated. Absent otherwise.
       */
      exit_code?: number;
      /**
       * With terminated by a signal. Absent otherwise.
       */
      signal?: number;
      /**
       * When it was started. Absent while it waits.
       */
      started_at?: string;
      /**
       * With terminated. Absent otherwise.
       */
      finished_at?: string;
      /**
       * Why it ended the time before. Absent when it was never started again.
       */
      last_reason?: string;
      /**
       * Its exit code the time before. Absent when it was never started again.
       */
      last_exit_code?: number;
      /**
       * When it ended the time before. Absent when it was never started again.
       */
      last_finished_at?: string;
      /**
       * With ephemeral: the container whose processes it sees. Absent otherwise.
       */
      target?: string;
      /**
       * The ports that it names. It may listen on others.
       *
       * Items: One port.
       */
      ports: {
        /**
         * The port's name. Absent when it has none.
         */
        name?: string;
        /**
         * The port.
         */
        container_port: number;
        /**
         * The node's port. Absent when there is none.
         */
        host_port?: number;
        /**
         * The node's address for it. Absent when it was not given.
         */
        host_ip?: string;
        /**
         * TCP, UDP or SCTP.
         */
        protocol: string;
      }[];
      /**
       * Its probes.
       *
       * Items: One probe.
       */
      probes: {
        /**
         * Which probe.
         */
        when: 'startup' | 'readiness' | 'liveness';
        /**
         * http, tcp, grpc, exec, or unknown.
         */
        how: string;
        /**
         * The port's number or name. Absent with exec.
         */
        port?: string;
        /**
         * With http: the path.
         */
        path?: string;
        /**
         * Seconds until it fails. Absent when it was not printed.
         */
        timeout_s?: number;
      }[];
      /**
       * Capabilities added.
       */
      cap_add: string[];
      /**
       * Capabilities dropped.
       */
      cap_drop: string[];
      /**
       * It has all capabilities and devices.
       */
      privileged: boolean;
      /**
       * The user id. Absent: the pod's or the image's.
       */
      run_as_user?: number;
    }[];
    /**
     * Its own containers and sidecars.
     */
    container_count: number;
    /**
     * Those of them that are ready.
     */
    ready_count: number;
    /**
     * Restarts of all its containers.
     */
    restarts: number;
    /**
     * Why containers wait, each reason once.
     */
    waiting_reasons: string[];
    /**
     * The ports of all its containers.
     *
     * Items: One port.
     */
    ports: {
      /**
       * The container.
       */
      container: string;
      /**
       * The port's name. Absent when it has none.
       */
      name?: string;
      /**
       * The port.
       */
      port: number;
      /**
       * TCP, UDP or SCTP.
       */
      protocol: string;
    }[];
    /**
     * Proxy variables that are written out in its containers, without user and password. No other variable is kept.
     */
    proxy_variables: {
      [k: string]: string;
    };
    /**
     * A proxy variable held a user or a password.
     */
    proxy_credentials_removed: boolean;
  }[];
  /**
   * At least one was printed.
   */
  found: boolean;
  /**
   * What the cluster says that it does not have.
   *
   * Items: One object.
   */
  not_found: {
    /**
     * The kind, as kubectl writes it: pods, services, namespaces.
     */
    resource: string;
    /**
     * The name.
     */
    name: string;
  }[];
  /**
   * What kubectl or the cluster warned about, as printed: old APIs, versions too far apart.
   */
  warnings: string[];
  /**
   * Lines that were not understood, at most 50.
   *
   * Items: One line.
   */
  leftovers: {
    /**
     * Its number in the stream, from 1.
     */
    line: number;
    /**
     * The line, cut to 200 characters.
     */
    text: string;
  }[];
}
