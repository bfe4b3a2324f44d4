// Generated from schemas/tools/mtr.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Loss and round trips at each hop on the way to a host (mtr: JSON, report, CSV, XML, raw, and the copied screen).
 */
export interface Mtr {
  /**
   * The host that asked, as printed. Absent when it was not.
   */
  source?: string;
  /**
   * The host as asked for. Absent when neither the arguments nor the output say it: a report does not.
   */
  destination?: string;
  /**
   * Rounds asked for. Absent when it was not printed.
   */
  tests?: number;
  /**
   * Length of a probe, in bytes. Absent when it was not printed.
   */
  packet_bytes?: number;
  /**
   * One for each hop, in order. What mtr sent past the host (raw) is left out.
   *
   * Items: A hop.
   */
  hubs: {
    /**
     * The number of the hop, from 1.
     */
    count: number;
    /**
     * Who answered, as printed: a name, or the address with -n. Absent when nobody did.
     */
    host?: string;
    /**
     * Its address. Absent when it was not printed.
     */
    address?: string;
    /**
     * All that answered at this hop, as printed: several where the way is split (ECMP). Empty when nobody did.
     */
    hosts: string[];
    /**
     * Its autonomous system, with -z. Absent when it is not known.
     */
    asn?: number;
    /**
     * Somebody answered here at least once. A router that never answers loses nothing of the traffic that it forwards.
     */
    answered: boolean;
    /**
     * Probes without an answer, in percent. Absent when it was not printed.
     */
    loss_percent?: number;
    /**
     * Probes sent. Absent when it was not printed.
     */
    sent?: number;
    /**
     * Answers. Absent when neither it nor sent and loss were printed.
     */
    received?: number;
    /**
     * Probes without an answer. The last round may still be under way when mtr ends: one lost probe at the end of the way is no loss.
     */
    lost?: number;
    /**
     * Last round trip, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    last_ms?: number;
    /**
     * Mean round trip, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    avg_ms?: number;
    /**
     * Shortest round trip, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    best_ms?: number;
    /**
     * Longest round trip, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    worst_ms?: number;
    /**
     * Standard deviation of the round trips, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    stdev_ms?: number;
    /**
     * Geometric mean of the round trips, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    geometric_mean_ms?: number;
    /**
     * Last difference between two round trips, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    jitter_ms?: number;
    /**
     * Mean difference, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    jitter_avg_ms?: number;
    /**
     * Greatest difference, in milliseconds. Absent when nobody answered, or it was not printed: never 0 for unknown.
     */
    jitter_worst_ms?: number;
    /**
     * MPLS labels that the probe carried there. Absent when none was printed.
     */
    mpls_labels?: number[];
  }[];
  /**
   * One for each answer, in order, with --raw. Empty in the other forms.
   *
   * Items: An answer.
   */
  probes: {
    /**
     * The number of the hop, from 1.
     */
    count: number;
    /**
     * Who answered. Absent when it was not said.
     */
    host?: string;
    /**
     * Round trip, in milliseconds.
     */
    time_ms: number;
    /**
     * The number of the probe. Absent in old versions.
     */
    seq?: number;
  }[];
  /**
   * The host itself answered. Absent when that cannot be told: the output names no destination, or a name where the hops have addresses. Ask for an address, and it is there.
   */
  reached?: boolean;
  /**
   * The hop where it did. Absent when it did not.
   */
  reached_at?: number;
  /**
   * The last hop that anyone answered. Absent when nobody did.
   */
  last_hop?: number;
  /**
   * Who answered there, as printed.
   */
  last_host?: string;
  /**
   * With reached: probes sent to the host itself.
   */
  destination_sent?: number;
  /**
   * With reached: probes to it without an answer.
   */
  destination_lost?: number;
  /**
   * With reached: the same in percent.
   */
  destination_loss_percent?: number;
  /**
   * The first hop from which on every hop that answers lost probes, the last one too. Absent when the last one lost none: loss in between that does not last is a router that answers rarely.
   */
  loss_begins_at?: number;
  /**
   * Hops that nobody answered.
   */
  silent_hops: number;
  /**
   * Hosts that answered at hops that do not follow each other: a loop. Empty without one.
   */
  repeated: string[];
  /**
   * Why the own kernel did not send, as printed, for example "Permission denied". Absent when it sent.
   */
  local_error?: string;
  /**
   * The name has no address, or could not be looked up.
   */
  unknown_host: boolean;
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
