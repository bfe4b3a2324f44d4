// Generated from schemas/tools/ethtool.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Speed, duplex, link and link modes of an interface (ethtool IFACE, with --json or without), or its plugged-in module (ethtool -m IFACE).
 */
export interface Ethtool {
  /**
   * The interface. Absent for a module.
   */
  name?: string;
  /**
   * There is a link. Absent when it is not printed.
   */
  link_detected?: boolean;
  /**
   * Why there is none, as printed behind "no". Absent when nothing is said.
   */
  link_down_reason?: string;
  /**
   * As printed: 1000Mb/s, Unknown!
   */
  speed?: string;
  /**
   * The speed in bits a second. Absent when it is not known.
   */
  speed_bps?: number;
  /**
   * Full, Half, Unknown! (255).
   */
  duplex?: string;
  /**
   * Lanes in use.
   */
  lanes?: number;
  /**
   * The speed is negotiated with the other end. Absent when it is not printed.
   */
  autonegotiation_on?: boolean;
  /**
   * jc's reading of the same line: true for yes only, and so false although ethtool prints on. Use autonegotiation_on.
   */
  auto_negotiation?: boolean;
  /**
   * TP, MII, FIBRE ... Empty when none is named.
   */
  supported_ports?: string[];
  /**
   * 10baseT/Half, 1000baseT/Full ... Empty when they are not reported.
   */
  supported_link_modes?: string[];
  /**
   * No, Symmetric, Symmetric Receive-only ...
   */
  supported_pause_frame_use?: string;
  /**
   * It is able to negotiate.
   */
  supports_auto_negotiation?: boolean;
  /**
   * Error correction: None, RS, BASER. Empty when they are not reported.
   */
  supported_fec_modes?: string[];
  /**
   * What is offered to the other end. Empty when it is not reported.
   */
  advertised_link_modes?: string[];
  /**
   * What is offered: No, Symmetric, Transmit-only ...
   */
  advertised_pause?: string;
  /**
   * jc's reading of the same line: true for yes only. Use advertised_pause.
   */
  advertised_pause_frame_use?: boolean;
  /**
   * That it negotiates is offered.
   */
  advertised_auto_negotiation?: boolean;
  /**
   * Error correction that is offered. Empty when it is not reported.
   */
  advertised_fec_modes?: string[];
  /**
   * What the other end offers. Absent when it does not tell.
   */
  link_partner_advertised_link_modes?: string[];
  /**
   * What the other end offers.
   */
  link_partner_advertised_pause_frame_use?: string;
  /**
   * Yes or No.
   */
  link_partner_advertised_auto_negotiation?: string;
  /**
   * What the other end offers.
   */
  link_partner_advertised_fec_modes?: string;
  /**
   * Twisted Pair, FIBRE, MII, Other ...
   */
  port?: string;
  /**
   * The address of the PHY.
   */
  phyad?: string;
  /**
   * internal, external.
   */
  transceiver?: string;
  /**
   * Crossed or straight wires: on, off (auto), Unknown.
   */
  mdi_x?: string;
  /**
   * The clock role that is configured.
   */
  master_slave_cfg?: string;
  /**
   * The clock role in use.
   */
  master_slave_status?: string;
  /**
   * Signal quality of the most, as 7/7.
   */
  sqi?: string;
  /**
   * Letters of ethtool(8).
   */
  supports_wake_on?: string;
  /**
   * Letters of ethtool(8); d is disabled.
   */
  wake_on?: string;
  /**
   * As printed: a number, and names.
   */
  current_message_level?: string[];
  /**
   * What the module is made for. Module only.
   */
  transceiver_type?: string[];
  /**
   * The other lines of a module, by name: identifier, vendor_name, vendor_pn, length_om3 ... Absent otherwise.
   */
  module?: {
    [k: string]: string;
  };
  /**
   * Received optical power. Absent when the module does not tell.
   */
  module_rx_power_dbm?: number;
  /**
   * Transmitted optical power. Absent when the module does not tell.
   */
  module_tx_power_dbm?: number;
  /**
   * In degrees Celsius. Absent when the module does not tell.
   */
  module_temperature_c?: number;
  /**
   * Alarms and warnings of the module that are on, by name. Absent when it is no module.
   */
  module_alarms?: string[];
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
