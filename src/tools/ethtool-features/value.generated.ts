// Generated from schemas/tools/ethtool-features.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The offloads of an interface (ethtool -k IFACE, with --json or without).
 */
export interface EthtoolFeatures {
  /**
   * The interface.
   */
  name?: string;
  /**
   * One for each line, in the order printed.
   *
   * Items: An offload.
   */
  features: {
    /**
     * As tcp-segmentation-offload.
     */
    name: string;
    /**
     * It is on.
     */
    active: boolean;
    /**
     * It cannot be changed. Absent where ethtool does not know (sums of others).
     */
    fixed?: boolean;
    /**
     * What was asked for, where ethtool says so.
     */
    requested?: boolean;
  }[];
  /**
   * The same by name: true when it is on.
   */
  active: {
    [k: string]: boolean;
  };
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
