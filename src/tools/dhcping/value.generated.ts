// Generated from schemas/tools/dhcping.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Whether a DHCP server answers (dhcping -V -i). It asks with DHCPINFORM, which takes no lease.
 */
export interface Dhcping {
  /**
   * The server answered, whatever it said.
   */
  answered: boolean;
  /**
   * The address that the answer came from. Absent when none came.
   */
  server?: string;
  /**
   * It was a DHCPACK. Absent when none came, or when its kind was not printed (without -V).
   */
  acknowledged?: boolean;
  /**
   * It was a DHCPNAK: the server knows better than the client. Absent when none came, or when its kind was not printed.
   */
  refused?: boolean;
  /**
   * What was sent: DHCPINFORM, DHCPREQUEST. Absent without -V.
   */
  asked?: string;
  /**
   * The kind of the answer: DHCPACK, DHCPNAK, DHCPOFFER. Absent without -V.
   */
  message_type?: string;
  /**
   * The address that it was asked for (ciaddr). Absent without -V.
   */
  client_address?: string;
  /**
   * The hardware address that it was asked for (chaddr); zeros when none was given. Absent without -V.
   */
  hardware_address?: string;
  /**
   * The address that the answer gives (yiaddr). Absent without -V, and when it gives none, as after DHCPINFORM.
   */
  your_address?: string;
  /**
   * The address of the relay that the answer came through (giaddr). Absent without -V, and when there was none.
   */
  relay?: string;
  /**
   * The address that the server calls itself by (option 54). Absent when it was not printed.
   */
  server_identifier?: string;
  /**
   * Option 1. Absent when it was not printed.
   */
  netmask?: string;
  /**
   * Option 3. Absent when it was not printed.
   */
  routers?: string[];
  /**
   * dhcping told the server afterwards that the address is free (DHCPRELEASE). It does after DHCPREQUEST. Absent without -V.
   */
  released?: boolean;
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
