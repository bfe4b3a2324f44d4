// Generated from schemas/tools/host.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * One name asked for with host(1) of BIND, and what came back.
 */
export interface Host {
  /**
   * The name that was asked for. Absent when neither the arguments nor the output say it.
   */
  name_asked?: string;
  /**
   * The record type that was asked for. Absent when the arguments do not say it: then A and AAAA were (host: MX too).
   */
  type_asked?: string;
  /**
   * The address that answered, else the one that was asked. Absent when neither the output nor the arguments say it.
   */
  nameserver?: string;
  /**
   * The nameserver's name, where one was given. Absent otherwise.
   */
  nameserver_name?: string;
  /**
   * Who answered, as printed: ADDRESS#PORT, or ADDRESS:PORT (BusyBox). Absent when nobody is named.
   */
  server?: string;
  /**
   * The port that answered. Absent when it was not printed.
   */
  port?: number;
  /**
   * The response code: NOERROR when there are records or none of that type, else that of the first name that was not found, or of the first message with -v. Absent without an answer.
   */
  status?: string;
  /**
   * The name exists and has no record of the types asked for.
   */
  no_answer: boolean;
  /**
   * Questions that were answered with an error code.
   *
   * Items: One question.
   */
  failures: {
    /**
     * The name, as it was asked for.
     */
    name: string;
    /**
     * The response code: NXDOMAIN, SERVFAIL, REFUSED ...
     */
    status: string;
  }[];
  /**
   * At least one DNS message came back, whatever its status.
   */
  answered: boolean;
  /**
   * No message came back: nothing came in time. BIND before 9.18 says so for a closed port too.
   */
  timed_out: boolean;
  /**
   * No message came back: the port is closed (ICMP port unreachable, TCP reset). For a message with status REFUSED see status.
   */
  refused: boolean;
  /**
   * No message came back: network or host unreachable.
   */
  unreachable: boolean;
  /**
   * With unreachable: the reason as printed.
   */
  unreachable_reason?: string;
  /**
   * One question was answered, and another (for example that for AAAA) got no message.
   */
  partly_unanswered: boolean;
  /**
   * It said that an answer did not fit. host asks again over TCP without a word, so false says nothing.
   */
  truncated: boolean;
  /**
   * It said that an answer did not fit. host asks again over TCP without a word, so false says nothing.
   */
  tcp_retry: boolean;
  /**
   * Attempts that failed, also those that were followed by a better one.
   *
   * Items: One attempt.
   */
  attempt_errors: {
    /**
     * The address asked.
     */
    server?: string;
    /**
     * The port asked.
     */
    port?: number;
    /**
     * As in outcomes.
     */
    outcome: 'timed_out' | 'refused' | 'unreachable' | 'error';
    /**
     * As printed, for example "timed out".
     */
    text: string;
  }[];
  /**
   * Nameservers whose answer was set aside, in order.
   *
   * Items: One nameserver.
   */
  skipped_servers: {
    /**
     * The address.
     */
    server: string;
    /**
     * SERVFAIL, or "recursion not available".
     */
    reason: string;
  }[];
  /**
   * A reply came from an address that was not asked.
   */
  mismatched_source: boolean;
  /**
   * With mismatched_source: where the reply came from, as ADDRESS#PORT. Absent otherwise.
   */
  reply_from?: string;
  /**
   * A message came that could not be read.
   */
  malformed: boolean;
  /**
   * What it warned about, as printed, at most 50.
   */
  warnings: string[];
  /**
   * Why it did not ask, as printed: a name that is none, a server name without an address. Absent otherwise.
   */
  error?: string;
  /**
   * The A and AAAA data of the answer, in order, each once.
   */
  addresses: string[];
  /**
   * The targets of the CNAME records of the answer, in order.
   */
  cname_chain: string[];
  /**
   * The records of the answer, in order.
   *
   * Items: One record.
   */
  answer: {
    /**
     * The owner name, as printed.
     */
    name: string;
    /**
     * The type, for example A.
     */
    type: string;
    /**
     * The data as printed.
     */
    data: string;
  }[];
  /**
   * The answer by name, as jc has it.
   *
   * Items: One name.
   */
  hosts: {
    /**
     * The name.
     */
    hostname: string;
    /**
     * Its IPv4 addresses.
     */
    address: string[];
    /**
     * Its IPv6 addresses (jc: v6-address).
     */
    v6_address: string[];
    /**
     * Its mail servers, without their preference.
     */
    mail: string[];
  }[];
  /**
   * SOA records (-t SOA; with -C one for each nameserver).
   *
   * Items: One record.
   */
  soa: {
    /**
     * The nameserver that said it (-C). Absent otherwise.
     */
    nameserver?: string;
    /**
     * The zone.
     */
    zone: string;
    /**
     * The primary nameserver.
     */
    mname: string;
    /**
     * The mailbox of who is responsible.
     */
    rname: string;
    /**
     * The serial number.
     */
    serial: number;
    /**
     * Seconds until secondaries look again.
     */
    refresh: number;
    /**
     * Seconds until they try again after a failure.
     */
    retry: number;
    /**
     * Seconds until they give the zone up.
     */
    expire: number;
    /**
     * How long a name that does not exist is remembered, in seconds.
     */
    minimum: number;
  }[];
  /**
   * With -C: two nameservers gave different serial numbers.
   */
  soa_differ: boolean;
  /**
   * The records of the authority section (-v).
   *
   * Items: One record.
   */
  authority: {
    /**
     * The owner name, as printed.
     */
    name: string;
    /**
     * The type, for example A.
     */
    type: string;
    /**
     * The data as printed.
     */
    data: string;
  }[];
  /**
   * The records of the additional section (-v).
   *
   * Items: One record.
   */
  additional: {
    /**
     * The owner name, as printed.
     */
    name: string;
    /**
     * The type, for example A.
     */
    type: string;
    /**
     * The data as printed.
     */
    data: string;
  }[];
  /**
   * The times of the questions, in milliseconds (-v).
   */
  query_times: number[];
  /**
   * A zone transfer (-l) failed.
   */
  transfer_failed: boolean;
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
