// Generated from schemas/tools/ip-rule.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The routing policy (ip -j rule).
 */
export interface IpRule {
  /**
   * One for each rule, by priority.
   *
   * Items: A rule.
   */
  rules: {
    /**
     * The smaller one is asked first.
     */
    priority: number;
    /**
     * The source that it is for, or all.
     */
    src?: string;
    /**
     * Length of the source network, in bits.
     */
    srclen?: number;
    /**
     * The destination that it is for.
     */
    dst?: string;
    /**
     * Length of the destination network, in bits.
     */
    dstlen?: number;
    /**
     * The firewall mark that it is for.
     */
    fwmark?: string;
    /**
     * The bits of the mark that count.
     */
    fwmask?: string;
    /**
     * The incoming interface that it is for.
     */
    iif?: string;
    /**
     * The outgoing interface that it is for.
     */
    oif?: string;
    /**
     * The protocol that it is for: tcp, udp, or another's name or number.
     */
    ipproto?: string;
    /**
     * The source port that it is for, or the first and the last with a hyphen.
     */
    sport?: string;
    /**
     * The destination port that it is for, or the first and the last with a hyphen.
     */
    dport?: string;
    /**
     * The first of the users (by number) whose packets it is for.
     */
    uid_start?: number;
    /**
     * The last of these users.
     */
    uid_end?: number;
    /**
     * The table to look into.
     */
    table?: string;
    /**
     * What to do instead of looking into a table, for example blackhole.
     */
    action?: string;
    /**
     * It is for all that does not match.
     */
    not: boolean;
  }[];
  /**
   * There are others than the three that every kernel has (0 local, 32766 main, 32767 default).
   */
  custom: boolean;
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
