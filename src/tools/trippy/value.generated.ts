// Generated from schemas/tools/trippy.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Loss and round trips at each hop (trip -m json).
 */
export interface Trippy {
  /**
   * The host that was asked for.
   */
  destination?: string;
  /**
   * The address that was traced.
   */
  address?: string;
  /**
   * One for each distance, in order. Where the destination does not always answer, trippy goes further than it: later hops may be the destination again.
   *
   * Items: A hop.
   */
  hops: {
    /**
     * Its distance, from 1.
     */
    ttl: number;
    /**
     * Somebody there answered.
     */
    answered: boolean;
    /**
     * The name of the first that answered; its address when it has no name.
     */
    host?: string;
    /**
     * The address of the first that answered.
     */
    address?: string;
    /**
     * The addresses of all that answered; more than one where the way is not always the same.
     */
    hosts: string[];
    /**
     * Their names, in the same order; the address where there is none.
     */
    names: string[];
    /**
     * Probes sent.
     */
    sent: number;
    /**
     * Answers received.
     */
    received: number;
    /**
     * Probes that nobody answered.
     */
    lost: number;
    /**
     * Of the probes. Absent when none was sent.
     */
    loss_percent?: number;
    /**
     * The last round trip, in milliseconds. Absent when nobody answered: trippy prints 0.00 then.
     */
    last_ms?: number;
    /**
     * The mean round trip, in milliseconds. Absent when nobody answered.
     */
    avg_ms?: number;
    /**
     * The shortest, in milliseconds. Absent when nobody answered.
     */
    best_ms?: number;
    /**
     * The longest, in milliseconds. Absent when nobody answered.
     */
    worst_ms?: number;
    /**
     * Their standard deviation, in milliseconds. Absent when nobody answered.
     */
    stdev_ms?: number;
    /**
     * The last difference from one round trip to the next, in milliseconds. Absent when nobody answered.
     */
    jitter_ms?: number;
    /**
     * The mean of these differences, in milliseconds; trippy counts the first round trip as one. Absent when nobody answered.
     */
    jitter_avg_ms?: number;
    /**
     * The greatest of them, in milliseconds; trippy counts the first round trip as one. Absent when nobody answered.
     */
    jitter_worst_ms?: number;
    /**
     * Interarrival jitter, smoothed, in milliseconds. Absent when nobody answered.
     */
    jitter_interarrival_ms?: number;
    /**
     * MPLS labels that it told of (-e).
     */
    mpls_labels?: number[];
    /**
     * The probe was changed by NAT on the way there. Absent when trippy cannot tell: it can only with UDP and --multipath-strategy dublin.
     */
    nat?: boolean;
  }[];
  /**
   * The destination answered. Absent when nothing was sent.
   */
  reached?: boolean;
  /**
   * The distance of the destination.
   */
  reached_at?: number;
  /**
   * The distance of the last that answered, the destination or one before it.
   */
  last_hop?: number;
  /**
   * Its address.
   */
  last_host?: string;
  /**
   * Probes sent to the destination's own distance.
   */
  destination_sent?: number;
  /**
   * Those of them that it did not answer.
   */
  destination_lost?: number;
  /**
   * The same in per cent.
   */
  destination_loss_percent?: number;
  /**
   * The first distance from which on every hop up to the destination that answers at all lost probes. Absent when the last one lost none.
   */
  loss_begins_at?: number;
  /**
   * Hops before the destination that never answered.
   */
  silent_hops: number;
  /**
   * Addresses that answered again after another one had: the way goes round in a loop.
   */
  repeated: string[];
  /**
   * What the own machine said instead of sending: no route, refused by a local rule.
   */
  local_error?: string;
  /**
   * The name could not be looked up.
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
