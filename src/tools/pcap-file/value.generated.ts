// Generated from schemas/tools/pcap-file.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * A capture file that tcpdump wrote in the session (pcap-savefile(5)), printed by base64: what it holds. The bytes themselves are the command's output.
 */
export interface PcapFile {
  /**
   * Of the machine that wrote it.
   */
  byte_order: 'little' | 'big';
  /**
   * Of its time stamps.
   */
  time_resolution: 'microseconds' | 'nanoseconds';
  /**
   * Of the format, `2.4`.
   */
  version: string;
  /**
   * What each packet begins with, a number of LINKTYPE_: 1 Ethernet, 113 Linux cooked, 276 Linux cooked 2 (what `-i any` gives).
   */
  link_type: number;
  /**
   * Bytes kept of each packet at most.
   */
  snapshot_length: number;
  /**
   * Packets in it.
   */
  packets: number;
  /**
   * Length of the file.
   */
  bytes: number;
  /**
   * Bytes of all its packets as they were on the wire.
   */
  packet_bytes: number;
  /**
   * Packets that were longer than the snapshot length and are not there whole.
   */
  cut_packets: number;
  /**
   * Seconds since 1970 of the first packet. Absent when there is none.
   */
  first_at?: number;
  /**
   * Seconds since 1970 of the last packet. Absent when there is none.
   */
  last_at?: number;
  /**
   * The file ends in the middle of a packet.
   */
  truncated: boolean;
}
