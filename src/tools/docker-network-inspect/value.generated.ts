// Generated from schemas/tools/docker-network-inspect.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Networks as `docker network inspect` and `podman network inspect` print them. Both have these fields.
 */
export interface NetworkInspect {
  /**
   * The networks, in the order asked.
   *
   * Items: One network.
   */
  networks: {
    /**
     * The network's name.
     */
    name: string;
    /**
     * The network's id. Absent when it was not printed.
     */
    id?: string;
    /**
     * bridge, host, null, macvlan, ipvlan, overlay. Absent when it was not printed.
     */
    driver?: string;
    /**
     * local, swarm or global (Docker). Absent otherwise.
     */
    scope?: string;
    /**
     * When it was made (RFC 3339).
     */
    created?: string;
    /**
     * The bridge on the host: from the options, or as podman prints it. Absent: Docker's is br- and the first 12 characters of the id.
     */
    interface?: string;
    /**
     * With macvlan and ipvlan: the host's interface. Absent otherwise.
     */
    parent?: string;
    /**
     * It has no way out: containers reach only each other.
     */
    internal: boolean;
    /**
     * Containers may join it by hand (Docker swarm).
     */
    attachable: boolean;
    /**
     * It is swarm's own network for published ports.
     */
    ingress: boolean;
    /**
     * False when the engine says that IPv4 is off (Docker 27 and later).
     */
    ipv4_enabled: boolean;
    /**
     * It gives IPv6 addresses.
     */
    ipv6_enabled: boolean;
    /**
     * Names of containers are answered in it: podman says so; Docker's own DNS serves every network but the default one.
     */
    dns_enabled: boolean;
    /**
     * Containers in it may talk to each other: false when enable_icc is false (Docker).
     */
    icc_enabled: boolean;
    /**
     * What leaves it gets the host's address: false when enable_ip_masquerade is false (Docker).
     */
    masquerade: boolean;
    /**
     * Its MTU, where it was set. Absent: the driver's own, usually 1500.
     */
    mtu?: number;
    /**
     * The host's address for published ports, where it was set. Absent otherwise.
     */
    host_binding_ip?: string;
    /**
     * Its subnets.
     *
     * Items: One subnet.
     */
    subnets: {
      /**
       * The network, as ADDRESS/LENGTH.
       */
      subnet: string;
      /**
       * Its gateway. Absent when it was not printed.
       */
      gateway?: string;
      /**
       * The part that addresses are given from. Absent: all of it.
       */
      ip_range?: string;
    }[];
    /**
     * The driver's options, as they were given.
     */
    options: {
      [k: string]: string;
    };
    /**
     * The Compose project. Absent when it is of none.
     */
    compose_project?: string;
    /**
     * Its name in the Compose file. Absent when it is of none.
     */
    compose_network?: string;
    /**
     * The running containers in it.
     *
     * Items: One container.
     */
    containers: {
      /**
       * The container's id.
       */
      id: string;
      /**
       * Its name. Absent when it was not printed.
       */
      name?: string;
      /**
       * Its IPv4 address. Absent when it has none.
       */
      ip?: string;
      /**
       * Its prefix length. Absent without an address.
       */
      prefix?: number;
      /**
       * Its IPv6 address. Absent when it has none.
       */
      ipv6?: string;
      /**
       * Its prefix length. Absent without an address.
       */
      ipv6_prefix?: number;
      /**
       * Its MAC address. Absent when it was not printed.
       */
      mac?: string;
    }[];
  }[];
  /**
   * At least one network was found.
   */
  found: boolean;
  /**
   * Names that no network has.
   */
  not_found: string[];
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
