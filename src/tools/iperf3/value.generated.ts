// Generated from schemas/tools/iperf3.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Throughput between two hosts (iperf3 -J, and the client's text).
 */
export interface Iperf3 {
  /**
   * The version, as printed. Absent in text.
   */
  version?: string;
  /**
   * The server as asked for. Absent when no connection was made.
   */
  host?: string;
  /**
   * Its port. Absent when no connection was made.
   */
  port?: number;
  /**
   * The own address. Absent when no connection was made.
   */
  local_address?: string;
  /**
   * The address of the server. Absent when no connection was made.
   */
  remote_address?: string;
  /**
   * What was sent. Absent when no test began.
   */
  protocol?: 'TCP' | 'UDP' | 'SCTP';
  /**
   * Connections side by side. Absent when it was not printed.
   */
  streams?: number;
  /**
   * The server sent. Absent when it was not printed.
   */
  reverse?: boolean;
  /**
   * Both sent. Absent when it was not printed.
   */
  bidirectional?: boolean;
  /**
   * The test ran to its end and moved data.
   */
  measured: boolean;
  /**
   * Why it did not, as printed, for example "unable to connect to server: Connection refused". Absent when it did.
   */
  error?: string;
  /**
   * The server refused the connection.
   */
  refused: boolean;
  /**
   * The server did not answer in time.
   */
  timed_out: boolean;
  /**
   * The kernel or a router said that the server cannot be reached.
   */
  unreachable: boolean;
  /**
   * The server runs another test.
   */
  server_busy: boolean;
  /**
   * The name has no address, or could not be looked up.
   */
  unknown_host: boolean;
  /**
   * What the sender counted. Absent when no test ended.
   */
  sent?: {
    /**
     * Data, in bytes. Absent when it was not printed.
     */
    bytes?: number;
    /**
     * Mean rate, in bits per second. Absent when it was not printed.
     */
    bits_per_second?: number;
    /**
     * How long, in seconds. Absent when it was not printed.
     */
    seconds?: number;
    /**
     * TCP segments sent again. Absent for UDP, and where the sender cannot tell.
     */
    retransmits?: number;
    /**
     * UDP datagrams. Absent for TCP.
     */
    packets?: number;
    /**
     * UDP datagrams that did not arrive. Absent for TCP.
     */
    lost_packets?: number;
    /**
     * The same in percent. Absent for TCP.
     */
    lost_percent?: number;
    /**
     * UDP jitter, in milliseconds. Absent for TCP.
     */
    jitter_ms?: number;
  };
  /**
   * What the receiver counted. Absent when no test ended.
   */
  received?: {
    /**
     * Data, in bytes. Absent when it was not printed.
     */
    bytes?: number;
    /**
     * Mean rate, in bits per second. Absent when it was not printed.
     */
    bits_per_second?: number;
    /**
     * How long, in seconds. Absent when it was not printed.
     */
    seconds?: number;
    /**
     * TCP segments sent again. Absent for UDP, and where the sender cannot tell.
     */
    retransmits?: number;
    /**
     * UDP datagrams. Absent for TCP.
     */
    packets?: number;
    /**
     * UDP datagrams that did not arrive. Absent for TCP.
     */
    lost_packets?: number;
    /**
     * The same in percent. Absent for TCP.
     */
    lost_percent?: number;
    /**
     * UDP jitter, in milliseconds. Absent for TCP.
     */
    jitter_ms?: number;
  };
  /**
   * With both directions: what the server sent.
   */
  sent_reverse?: {
    /**
     * Data, in bytes. Absent when it was not printed.
     */
    bytes?: number;
    /**
     * Mean rate, in bits per second. Absent when it was not printed.
     */
    bits_per_second?: number;
    /**
     * How long, in seconds. Absent when it was not printed.
     */
    seconds?: number;
    /**
     * TCP segments sent again. Absent for UDP, and where the sender cannot tell.
     */
    retransmits?: number;
    /**
     * UDP datagrams. Absent for TCP.
     */
    packets?: number;
    /**
     * UDP datagrams that did not arrive. Absent for TCP.
     */
    lost_packets?: number;
    /**
     * The same in percent. Absent for TCP.
     */
    lost_percent?: number;
    /**
     * UDP jitter, in milliseconds. Absent for TCP.
     */
    jitter_ms?: number;
  };
  /**
   * With both directions: what came from the server.
   */
  received_reverse?: {
    /**
     * Data, in bytes. Absent when it was not printed.
     */
    bytes?: number;
    /**
     * Mean rate, in bits per second. Absent when it was not printed.
     */
    bits_per_second?: number;
    /**
     * How long, in seconds. Absent when it was not printed.
     */
    seconds?: number;
    /**
     * TCP segments sent again. Absent for UDP, and where the sender cannot tell.
     */
    retransmits?: number;
    /**
     * UDP datagrams. Absent for TCP.
     */
    packets?: number;
    /**
     * UDP datagrams that did not arrive. Absent for TCP.
     */
    lost_packets?: number;
    /**
     * The same in percent. Absent for TCP.
     */
    lost_percent?: number;
    /**
     * UDP jitter, in milliseconds. Absent for TCP.
     */
    jitter_ms?: number;
  };
  /**
   * Shortest smoothed round trip that the sender's kernel knew, in milliseconds. Absent for UDP, or when another sent.
   */
  min_rtt_ms?: number;
  /**
   * Mean of it, in milliseconds.
   */
  mean_rtt_ms?: number;
  /**
   * Longest, in milliseconds.
   */
  max_rtt_ms?: number;
  /**
   * Greatest congestion window, in bytes. Absent for UDP, or when another sent.
   */
  max_snd_cwnd_bytes?: number;
  /**
   * The sender's congestion control, for example cubic. Absent for UDP.
   */
  congestion_control?: string;
  /**
   * One for each interval, all streams together. Empty in text.
   *
   * Items: An interval.
   */
  intervals: {
    /**
     * Its start, in seconds.
     */
    start_s: number;
    /**
     * Its end, in seconds.
     */
    end_s: number;
    /**
     * Rate, in bits per second.
     */
    bits_per_second: number;
    /**
     * TCP segments sent again in it. Absent for UDP.
     */
    retransmits?: number;
    /**
     * UDP datagrams lost in it. Absent when this side sent.
     */
    lost_packets?: number;
    /**
     * UDP jitter, in milliseconds. Absent when this side sent.
     */
    jitter_ms?: number;
  }[];
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
