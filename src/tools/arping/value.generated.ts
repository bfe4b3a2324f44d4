// Generated from schemas/tools/arping.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Who answers ARP for an IPv4 address (arping of iputils, BusyBox and Habets).
 */
export interface Arping {
  /**
   * The address that was asked for. Absent when arping did not say.
   */
  destination?: string;
  /**
   * The source address; 0.0.0.0 when it looks for duplicates (-D). Absent for Habets.
   */
  source_ip?: string;
  /**
   * The interface. Absent for Habets.
   */
  interface?: string;
  /**
   * It looked for duplicates (-D): an answer then means that another host has the address.
   */
  detection: boolean;
  /**
   * One for each answer, in the order printed.
   *
   * Items: An answer.
   */
  replies: {
    /**
     * Who it says it is.
     */
    ip: string;
    /**
     * Its hardware address, in lower case.
     */
    mac: string;
    /**
     * unicast and broadcast are replies; request is an ARP request of that host that was seen.
     */
    type: 'unicast' | 'broadcast' | 'request';
    /**
     * Round trip. Absent when it is not printed.
     */
    time_ms?: number;
  }[];
  /**
   * The hardware addresses that answered, each once, at most 64.
   */
  macs: string[];
  /**
   * Somebody answered.
   */
  answered: boolean;
  /**
   * More than one hardware address answered: two hosts have the address, or one host answers on several interfaces.
   */
  duplicate_address: boolean;
  /**
   * Requests sent. Absent when there is no summary.
   */
  sent?: number;
  /**
   * Answers received, as the summary counts them.
   */
  received?: number;
  /**
   * Of the requests, how many were broadcast.
   */
  broadcasts_sent?: number;
  /**
   * Requests without an answer. Habets only.
   */
  unanswered_percent?: number;
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
