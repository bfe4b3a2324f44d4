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
   * The hosts line as written. Absent when there is none.
   */
  hosts_line?: string;
  /**
   * True when host names are looked up in the DNS: dns or resolve is among the services of the hosts line. True also without the file or the line: the built-in default has dns.
   */
  asks_dns: boolean;
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
