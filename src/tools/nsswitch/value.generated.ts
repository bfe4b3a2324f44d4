// Generated from schemas/tools/nsswitch.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * In which order the target's C library asks for names (nsswitch.conf(5)). glibc only: musl has no such file.
 */
export interface Nsswitch {
  /**
   * False when the file does not exist.
   */
  present: boolean;
  /**
   * One for each line, in order.
   *
   * Items: A database.
   */
  databases: {
    /**
     * Its name, for example hosts.
     */
    name: string;
    /**
     * The services asked, in order, without the [STATUS=action] parts.
     */
    services: string[];
  }[];
  /**
   * The services of the hosts line, in order. Empty when there is no hosts line.
   */
  hosts: string[];
  /**
   * What is to be done after a service of the hosts line, as [NOTFOUND=return].
   *
   * Items: One action.
   */
  hosts_actions: {
    /**
     * The service that it stands behind.
     */
    service: string;
    /**
     * SUCCESS, NOTFOUND, UNAVAIL or TRYAGAIN.
     */
    status: string;
    /**
     * For every other status (!).
     */
    negated: boolean;
    /**
     * return, continue or merge.
     */
    action: string;
  }[];
  /**
   * The hosts line as written. Absent when there is none.
   */
  hosts_line?: string;
  /**
   * A name that the services before DNS do not know is asked for in DNS: the hosts line has dns or resolve, and nothing before it ends the search. True without a hosts line: the C library has a default.
   */
  asks_dns: boolean;
  /**
   * The service that ends the search before DNS, as files in "files [NOTFOUND=return] dns". Absent when none does.
   */
  stops_before_dns?: string;
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
