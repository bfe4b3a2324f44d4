// Generated from schemas/tools/snmpget.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Values that an SNMP agent tells (snmpget, snmpgetnext, snmpwalk).
 */
export interface Snmpget {
  /**
   * How it ended. answered: the agent told values, or that it has none. timed_out: no answer came: the agent is not reached, or, with versions 1 and 2c, the community is wrong (agents are silent then). snmp_error: the agent answered with an error, see error_status.
   */
  outcome:
    | 'answered'
    | 'timed_out'
    | 'resolve_failed'
    | 'unreachable'
    | 'refused'
    | 'local_error'
    | 'authentication_failed'
    | 'unknown_user'
    | 'access_denied'
    | 'snmp_error'
    | 'error';
  /**
   * The agent answered, if only with an error.
   */
  answered: boolean;
  /**
   * No answer came in time.
   */
  timed_out: boolean;
  /**
   * The agent, or the own side, found password, key or user to be wrong (SNMPv3).
   */
  authentication_failed: boolean;
  /**
   * The agent as it was named in the answer that did not come. Absent otherwise.
   */
  agent?: string;
  /**
   * What was printed of the error. Absent when there was none.
   */
  error?: string;
  /**
   * The name of the agent's error, for example noSuchName or authorizationError. Absent when it sent none.
   */
  error_status?: string;
  /**
   * The object that it is about. Absent when it was not printed.
   */
  failed_object?: string;
  /**
   * In the order printed.
   *
   * Items: One object.
   */
  variables: {
    /**
     * The object, as printed.
     */
    oid: string;
    /**
     * The type: STRING, INTEGER, Counter32, Counter64, Gauge32, Timeticks, OID, IpAddress, Hex-STRING ... Absent when it was not printed, and with missing.
     */
    type?: string;
    /**
     * The value as text, without quotes. Absent with missing.
     */
    value?: string;
    /**
     * The value of a number; of Timeticks hundredths of a second. Absent for text.
     */
    number?: number;
    /**
     * Why there is no value. Absent when there is one.
     */
    missing?: 'no_such_object' | 'no_such_instance' | 'end_of_mib';
  }[];
  /**
   * The values as text, by object.
   */
  values: {
    [k: string]: string;
  };
  /**
   * The values that are numbers, by object.
   */
  numbers: {
    [k: string]: number;
  };
  /**
   * Objects for which the agent has no value.
   */
  missing: string[];
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
