// Generated from schemas/tools/ethtool-driver.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The driver of an interface (ethtool -i IFACE).
 */
export interface EthtoolDriver {
  /**
   * The interface has a driver that tells. False for lo.
   */
  available: boolean;
  /**
   * Its name: veth, virtio_net, e1000e ...
   */
  driver?: string;
  /**
   * Its version.
   */
  version?: string;
  /**
   * Absent when it is empty.
   */
  firmware_version?: string;
  /**
   * Absent when it is empty.
   */
  expansion_rom_version?: string;
  /**
   * Where the device is. Absent when it is empty.
   */
  bus_info?: string;
  /**
   * ethtool -S shows something.
   */
  supports_statistics?: boolean;
  /**
   * It has a self test.
   */
  supports_test?: boolean;
  /**
   * The EEPROM may be read.
   */
  supports_eeprom_access?: boolean;
  /**
   * The registers may be read.
   */
  supports_register_dump?: boolean;
  /**
   * It has flags of its own.
   */
  supports_priv_flags?: boolean;
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
