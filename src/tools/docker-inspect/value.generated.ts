// Generated from schemas/tools/docker-inspect.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Containers as `docker inspect` and `podman inspect` print them. Both have these fields.
 */
export interface ContainerInspect {
  /**
   * The containers, in the order asked.
   *
   * Items: One container.
   */
  containers: {
    /**
     * The container's id.
     */
    id: string;
    /**
     * Its name, without the slash.
     */
    name?: string;
    /**
     * The image, as it was named.
     */
    image?: string;
    /**
     * The image's id.
     */
    image_id?: string;
    /**
     * When it was made (RFC 3339).
     */
    created?: string;
    /**
     * created, running, paused, restarting, removing, exited, dead (podman: configured, stopped, initialized ...).
     */
    status?: string;
    /**
     * It runs (also true while paused or restarting).
     */
    running: boolean;
    /**
     * It is paused: it answers nothing.
     */
    paused: boolean;
    /**
     * It ended and is about to be started again.
     */
    restarting: boolean;
    /**
     * The engine could not remove it wholly.
     */
    dead: boolean;
    /**
     * It was ended because memory ran out.
     */
    oom_killed: boolean;
    /**
     * The exit code of the last run. Absent while it runs or never ran.
     */
    exit_code?: number;
    /**
     * What went wrong when it was started. Absent when nothing did.
     */
    error?: string;
    /**
     * The process id of its first process, as the host counts. Absent when it does not run.
     */
    pid?: number;
    /**
     * When it was started last. Absent when never.
     */
    started_at?: string;
    /**
     * When it ended last. Absent when never.
     */
    finished_at?: string;
    /**
     * The health check's word: starting, healthy, unhealthy. Absent without a check.
     */
    health?: string;
    /**
     * Failed checks in a row. Absent without a check.
     */
    health_failing_streak?: number;
    /**
     * How often the engine started it again.
     */
    restart_count?: number;
    /**
     * Its hostname.
     */
    hostname?: string;
    /**
     * Its domain name. Absent when it has none.
     */
    domainname?: string;
    /**
     * The user that it runs as. Absent: the image's, usually root.
     */
    user?: string;
    /**
     * As it was asked for: bridge, host, none, container:ID, or a network's name.
     */
    network_mode?: string;
    /**
     * bridge: the engine's default network. host: the host's own. none: loopback only. container: that of another container. user: networks that somebody made. user_mode: slirp4netns or pasta of rootless podman. namespace: a given namespace. Absent without a mode.
     */
    network_kind?: 'bridge' | 'host' | 'none' | 'container' | 'user' | 'user_mode' | 'namespace';
    /**
     * With network_kind container: the other's id or name. Absent otherwise.
     */
    shares_network_of?: string;
    /**
     * The file of its network namespace on the host. Absent when there is none.
     */
    sandbox_key?: string;
    /**
     * The networks that it is in.
     *
     * Items: One network.
     */
    networks: {
      /**
       * The network's name.
       */
      name: string;
      /**
       * The network's id; podman 4.3 gives its name. Absent when the container never ran in it.
       */
      network_id?: string;
      /**
       * The IPv4 address. Absent when there is none.
       */
      ip?: string;
      /**
       * Its prefix length. Absent without an address.
       */
      prefix?: number;
      /**
       * The IPv4 gateway. Absent when there is none.
       */
      gateway?: string;
      /**
       * The IPv6 address. Absent when there is none.
       */
      ipv6?: string;
      /**
       * Its prefix length. Absent without an address.
       */
      ipv6_prefix?: number;
      /**
       * The IPv6 gateway. Absent when there is none.
       */
      ipv6_gateway?: string;
      /**
       * The MAC address. Absent while the container does not run.
       */
      mac?: string;
      /**
       * The IPv4 address that was asked for when it was connected. Absent when none was.
       */
      ip_asked?: string;
      /**
       * The IPv6 address that was asked for. Absent when none was.
       */
      ipv6_asked?: string;
      /**
       * Other names of the container in this network.
       */
      aliases: string[];
      /**
       * All names that the engine's DNS answers for it in this network (Docker 25 and later).
       */
      dns_names: string[];
    }[];
    /**
     * Their names.
     */
    network_names: string[];
    /**
     * All its IPv4 and IPv6 addresses.
     */
    addresses: string[];
    /**
     * Published ports that are in effect. Empty while it does not run.
     *
     * Items: One published port.
     */
    ports: {
      /**
       * The port inside the container.
       */
      container_port: number;
      /**
       * tcp, udp or sctp.
       */
      protocol: string;
      /**
       * The host's address. That of no host, or an empty one, stands for all of them.
       */
      host_ip?: string;
      /**
       * The host's port. Absent when the engine chooses it.
       */
      host_port?: number;
    }[];
    /**
     * Ports that were asked to be published.
     *
     * Items: One published port.
     */
    ports_asked: {
      /**
       * The port inside the container.
       */
      container_port: number;
      /**
       * tcp, udp or sctp.
       */
      protocol: string;
      /**
       * The host's address. That of no host, or an empty one, stands for all of them.
       */
      host_ip?: string;
      /**
       * The host's port. Absent when the engine chooses it.
       */
      host_port?: number;
    }[];
    /**
     * All exposed ports are published.
     */
    publish_all: boolean;
    /**
     * Ports that the image or the command names, as PORT/PROTOCOL, published or not.
     */
    exposed_ports: string[];
    /**
     * Nameservers that were given (--dns).
     */
    dns: string[];
    /**
     * Search domains that were given.
     */
    dns_search: string[];
    /**
     * Resolver options that were given, for example ndots:2.
     */
    dns_options: string[];
    /**
     * Entries added to /etc/hosts (--add-host).
     *
     * Items: One entry.
     */
    extra_hosts: {
      /**
       * The name.
       */
      name: string;
      /**
       * Its address, or host-gateway.
       */
      ip: string;
    }[];
    /**
     * The host's file that the engine mounts as /etc/resolv.conf. Absent when it has none.
     */
    resolv_conf_path?: string;
    /**
     * The same for /etc/hosts.
     */
    hosts_path?: string;
    /**
     * Mounts that replace /etc/resolv.conf, /etc/hosts, /etc/hostname or /etc/nsswitch.conf.
     *
     * Items: One mount.
     */
    name_file_mounts: {
      /**
       * The file in the container.
       */
      destination: string;
      /**
       * The host's file.
       */
      source?: string;
      /**
       * It cannot be written.
       */
      read_only: boolean;
    }[];
    /**
     * The proxy variables of its environment, by name as written, without user and password. No other variable is kept.
     */
    proxy_variables: {
      [k: string]: string;
    };
    /**
     * A proxy variable held a user or a password.
     */
    proxy_credentials_removed: boolean;
    /**
     * Capabilities added, as the engine writes them.
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
     * Its file system is read-only.
     */
    read_only: boolean;
    /**
     * Security options, for example no-new-privileges.
     */
    security_options: string[];
    /**
     * Kernel parameters of its namespaces. Podman 4 does not print them.
     */
    sysctls: {
      [k: string]: string;
    };
    /**
     * Limits of its processes.
     *
     * Items: One limit.
     */
    ulimits: {
      /**
       * For example nofile.
       */
      name: string;
      /**
       * The soft limit, -1 for none.
       */
      soft?: number;
      /**
       * The hard limit, -1 for none.
       */
      hard?: number;
    }[];
    /**
     * The most memory, in bytes. Absent without a limit.
     */
    memory_limit_bytes?: number;
    /**
     * The most processors, for example 0.5. Absent without a limit.
     */
    cpu_limit?: number;
    /**
     * The most processes. Absent without a limit.
     */
    pids_limit?: number;
    /**
     * no, always, unless-stopped, on-failure. Absent when none is printed.
     */
    restart_policy?: string;
    /**
     * With on-failure: how often. Absent without a limit.
     */
    restart_most?: number;
    /**
     * The Compose project. Absent when it is of none.
     */
    compose_project?: string;
    /**
     * The Compose service. Absent when it is of none.
     */
    compose_service?: string;
    /**
     * The Kubernetes pod that it is of. Absent when it is of none.
     */
    pod_name?: string;
    /**
     * The pod's namespace. Absent as pod_name.
     */
    pod_namespace?: string;
    /**
     * Its name in the pod. Absent as pod_name.
     */
    pod_container?: string;
  }[];
  /**
   * At least one container was found.
   */
  found: boolean;
  /**
   * Names that no container has.
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
