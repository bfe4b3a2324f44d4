// Generated from schemas/tools/kubectl-node.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Nodes, as `kubectl get nodes -o json` prints them.
 */
export interface KubectlNode {
  /**
   * The nodes, in the order printed.
   *
   * Items: One node.
   */
  nodes: {
    /**
     * Its name.
     */
    name: string;
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
     * Its Ready condition is True.
     */
    ready: boolean;
    /**
     * Its kubelet is not heard of: Ready is Unknown.
     */
    ready_unknown: boolean;
    /**
     * Its network is not set up. Absent when no plug-in says.
     */
    network_unavailable?: boolean;
    /**
     * Pressures that hold: MemoryPressure, DiskPressure, PIDPressure.
     */
    pressures: string[];
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
     * Its addresses.
     *
     * Items: One address.
     */
    addresses: {
      /**
       * InternalIP, ExternalIP, Hostname ...
       */
      type: string;
      /**
       * The address or name.
       */
      address: string;
    }[];
    /**
     * Its addresses inside.
     */
    internal_ips: string[];
    /**
     * Its addresses outside.
     */
    external_ips: string[];
    /**
     * Its hostname. Absent when it was not printed.
     */
    hostname?: string;
    /**
     * The networks that its pods get addresses from. Empty where the plug-in decides.
     */
    pod_cidrs: string[];
    /**
     * What keeps pods away.
     *
     * Items: One taint.
     */
    taints: {
      /**
       * For example node.kubernetes.io/not-ready.
       */
      key: string;
      /**
       * Its value. Absent when it has none.
       */
      value?: string;
      /**
       * NoSchedule, PreferNoSchedule or NoExecute. Absent when it was not printed.
       */
      effect?: string;
    }[];
    /**
     * It is cordoned: no new pods.
     */
    unschedulable: boolean;
    /**
     * The cloud's id. Absent when there is none.
     */
    provider_id?: string;
    /**
     * For example v1.32.4. Absent when it was not printed.
     */
    kubelet_version?: string;
    /**
     * For example containerd://2.1.9. Absent when it was not printed.
     */
    container_runtime?: string;
    /**
     * The kernel's version. Absent when it was not printed.
     */
    kernel_version?: string;
    /**
     * The system's name. Absent when it was not printed.
     */
    os_image?: string;
    /**
     * For example amd64. Absent when it was not printed.
     */
    architecture?: string;
    /**
     * Absent: nodes have no namespace.
     */
    namespace?: string;
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
