// Generated from schemas/tools/kubectl-service.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Services, as `kubectl get services -o json` prints them.
 */
export interface KubectlService {
  /**
   * The services, in the order printed.
   *
   * Items: One service.
   */
  services: {
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
     * ClusterIP, NodePort, LoadBalancer or ExternalName.
     */
    type: string;
    /**
     * It has no address of its own: its name gives those of its pods.
     */
    headless: boolean;
    /**
     * Its address. Absent when it is headless or an ExternalName, or has none yet.
     */
    cluster_ip?: string;
    /**
     * Its addresses, one for each family.
     */
    cluster_ips: string[];
    /**
     * Addresses outside that nodes take for it.
     */
    external_ips: string[];
    /**
     * What the load balancer gave: addresses or names. Empty while it is pending.
     */
    load_balancer: string[];
    /**
     * Who may use the load balancer. Empty: everybody.
     */
    load_balancer_source_ranges: string[];
    /**
     * With ExternalName: the name that it stands for. Absent otherwise.
     */
    external_name?: string;
    /**
     * Its ports.
     *
     * Items: One port.
     */
    ports: {
      /**
       * The port's name. Absent when it has none.
       */
      name?: string;
      /**
       * The port of the service.
       */
      port: number;
      /**
       * TCP, UDP or SCTP.
       */
      protocol: string;
      /**
       * The port of the pods, number or name.
       */
      target_port: string;
      /**
       * The same as a number. Absent when it is a name.
       */
      target_port_number?: number;
      /**
       * The same as a name: each pod's own port of that name. Absent when it is a number.
       */
      target_port_name?: string;
      /**
       * The port of every node. Absent when there is none.
       */
      node_port?: number;
      /**
       * What is spoken. Absent when it was not given.
       */
      app_protocol?: string;
    }[];
    /**
     * The labels of the pods that it sends to.
     */
    selector: {
      [k: string]: string;
    };
    /**
     * The same as kubectl takes it: app=web,tier=front. Empty without a selector.
     */
    selector_text: string;
    /**
     * It has a selector: without one somebody else makes its endpoints.
     */
    has_selector: boolean;
    /**
     * A client stays with one pod (ClientIP).
     */
    session_affinity: boolean;
    /**
     * For how many seconds. Absent without it.
     */
    session_affinity_timeout_s?: number;
    /**
     * It sends to pods that are not ready too.
     */
    publish_not_ready_addresses: boolean;
    /**
     * IPv4, IPv6.
     */
    ip_families: string[];
    /**
     * SingleStack, PreferDualStack or RequireDualStack. Absent when it was not printed.
     */
    ip_family_policy?: string;
    /**
     * Cluster, or Local: only pods of the client's node. Absent when it was not printed.
     */
    internal_traffic_policy?: string;
    /**
     * Cluster, or Local: only pods of the node that was asked. Absent with ClusterIP.
     */
    external_traffic_policy?: string;
    /**
     * Which endpoints are preferred. Absent when none are.
     */
    traffic_distribution?: string;
    /**
     * With Local: where nodes say whether they have pods. Absent otherwise.
     */
    health_check_node_port?: number;
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
