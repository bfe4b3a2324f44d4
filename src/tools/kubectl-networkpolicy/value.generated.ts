// Generated from schemas/tools/kubectl-networkpolicy.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Network policies, as `kubectl get networkpolicies -o json` prints them. A pod that no policy is for is not limited; several policies add up.
 */
export interface KubectlNetworkpolicy {
  /**
   * The policies, in the order printed.
   *
   * Items: One policy.
   */
  policies: {
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
     * The labels of the pods that it is for, as app=web,tier in (a,b). Empty: all of the namespace.
     */
    pod_selector: string;
    /**
     * The labels that are asked for exactly.
     */
    pod_labels: {
      [k: string]: string;
    };
    /**
     * It is for all pods of the namespace.
     */
    selects_all_pods: boolean;
    /**
     * Ingress, Egress.
     */
    policy_types: string[];
    /**
     * What comes in to these pods must be allowed by a policy.
     */
    applies_to_ingress: boolean;
    /**
     * What goes out from these pods must be allowed by a policy.
     */
    applies_to_egress: boolean;
    /**
     * It is for ingress and allows nothing.
     */
    denies_all_ingress: boolean;
    /**
     * It is for egress and allows nothing, not even DNS.
     */
    denies_all_egress: boolean;
    /**
     * It does not limit what comes in: not for ingress, or a rule for everybody and all ports.
     */
    allows_all_ingress: boolean;
    /**
     * It does not limit what goes out: not for egress, or a rule for everybody and all ports.
     */
    allows_all_egress: boolean;
    /**
     * What it allows: a rule for each pair of a peer and a port.
     *
     * Items: One pair.
     */
    rules: {
      /**
       * Which way.
       */
      direction: 'ingress' | 'egress';
      /**
       * The number of the rule in its direction, from 0.
       */
      rule: number;
      /**
       * all: no peer was named. pods: of the policy's namespace. namespaces: all pods of these. pods_in_namespaces: these pods of these namespaces. ip_block: addresses.
       */
      peer: 'all' | 'pods' | 'namespaces' | 'pods_in_namespaces' | 'ip_block';
      /**
       * The labels of the pods. Empty: all of them. Absent with other peers.
       */
      pod_selector?: string;
      /**
       * The labels of the namespaces. Empty: all of them. Absent with other peers.
       */
      namespace_selector?: string;
      /**
       * With ip_block. Absent otherwise.
       */
      cidr?: string;
      /**
       * With ip_block: what is left out of it.
       */
      except: string[];
      /**
       * TCP, UDP or SCTP. Absent: every port of every protocol.
       */
      protocol?: string;
      /**
       * The port. Absent: all of the protocol, or a name.
       */
      port?: number;
      /**
       * The name of a pod's port. Absent when it is a number.
       */
      port_name?: string;
      /**
       * The last port of a range that begins with port. Absent without a range.
       */
      end_port?: number;
    }[];
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
