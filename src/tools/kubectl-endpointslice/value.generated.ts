// Generated from schemas/tools/kubectl-endpointslice.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The addresses behind services, as `kubectl get endpointslices -o json` and `kubectl get endpoints -o json` print them.
 */
export interface KubectlEndpoints {
  /**
   * The slices, in the order printed.
   *
   * Items: One slice; with Endpoints one subset.
   */
  slices: {
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
     * The service that it is of. Absent when no label says it.
     */
    service?: string;
    /**
     * IPv4, IPv6 or FQDN. Absent with Endpoints.
     */
    address_type?: string;
    /**
     * The ports of all its endpoints. Empty: none, which for a service with ports means that no pod has them.
     *
     * Items: One port.
     */
    ports: {
      /**
       * The service port's name. Absent when it has none.
       */
      name?: string;
      /**
       * The port of the pods. Absent: any.
       */
      port?: number;
      /**
       * TCP, UDP or SCTP.
       */
      protocol: string;
      /**
       * What is spoken. Absent when it was not given.
       */
      app_protocol?: string;
    }[];
    /**
     * Its endpoints.
     *
     * Items: One endpoint.
     */
    endpoints: {
      /**
       * Its addresses; usually one.
       */
      addresses: string[];
      /**
       * Services send to it.
       */
      ready: boolean;
      /**
       * It answers, though it may be terminating.
       */
      serving: boolean;
      /**
       * It is going away (EndpointSlice only).
       */
      terminating: boolean;
      /**
       * Its zone. Absent when it was not printed.
       */
      zone?: string;
      /**
       * Its node. Absent when it was not printed.
       */
      node?: string;
      /**
       * Its hostname. Absent when it has none.
       */
      hostname?: string;
      /**
       * What it is, for example Pod. Absent when it was made by hand.
       */
      target_kind?: string;
      /**
       * That one's name. Absent when it was made by hand.
       */
      target_name?: string;
      /**
       * That one's namespace. Absent when it was made by hand.
       */
      target_namespace?: string;
    }[];
  }[];
  /**
   * At least one was printed.
   */
  found: boolean;
  /**
   * Addresses that services send to, each once, of all slices.
   */
  ready_addresses: string[];
  /**
   * Addresses of pods that are not ready and not terminating.
   */
  not_ready_addresses: string[];
  /**
   * Addresses of pods that are going away.
   */
  terminating_addresses: string[];
  /**
   * Endpoints that are ready.
   */
  ready_count: number;
  /**
   * Endpoints that are not ready and not terminating.
   */
  not_ready_count: number;
  /**
   * Endpoints that are terminating.
   */
  terminating_count: number;
  /**
   * The ports of the pods, each once.
   */
  ports: number[];
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
