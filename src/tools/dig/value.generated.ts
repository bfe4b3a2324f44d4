// Generated from schemas/tools/dig.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * One or more DNS questions asked with dig(1), and what came back. The fields of the first message stand here; those of the others are in further.
 */
export interface Dig {
  /**
   * The message id.
   */
  id?: number;
  /**
   * The opcode, QUERY.
   */
  opcode?: string;
  /**
   * The response code: NOERROR, NXDOMAIN, SERVFAIL, REFUSED ...
   */
  status?: string;
  /**
   * The header flags: qr aa tc rd ra ad cd.
   */
  flags?: string[];
  /**
   * Questions in the message.
   */
  query_num?: number;
  /**
   * Records that the header counts in the answer section.
   */
  answer_num?: number;
  /**
   * Records that the header counts in the authority section.
   */
  authority_num?: number;
  /**
   * Records that the header counts in the additional section.
   */
  additional_num?: number;
  /**
   * EDNS (RFC 6891).
   */
  opt_pseudosection?: {
    /**
     * The OPT record.
     */
    edns?: {
      /**
       * EDNS version.
       */
      version: number;
      /**
       * do, when DNSSEC records are wanted.
       */
      flags: string[];
      /**
       * Largest UDP message that the sender takes, in bytes.
       */
      udp: number;
    };
    /**
     * The DNS cookie (RFC 7873).
     */
    cookie?: string;
  };
  /**
   * The question.
   */
  question?: {
    /**
     * The name, with its final dot.
     */
    name: string;
    /**
     * The class.
     */
    class: string;
    /**
     * The type.
     */
    type: string;
  };
  /**
   * The answer section. Absent when it was not printed.
   */
  answer?: ResourceRecord[];
  /**
   * The authority section. Absent when it was not printed.
   */
  authority?: ResourceRecord[];
  /**
   * The additional section without OPT. Absent when it was not printed.
   */
  additional?: ResourceRecord[];
  /**
   * From question to answer, in milliseconds. Absent when no answer came: never 0 for one.
   */
  query_time?: number;
  /**
   * Bytes of the question (+qr).
   */
  query_size?: number;
  /**
   * Who answered, as printed: ADDRESS#PORT(NAME) (UDP).
   */
  server?: string;
  /**
   * When the answer came, as printed.
   */
  when?: string;
  /**
   * Bytes of the answer.
   */
  rcvd?: number;
  /**
   * Records, messages and bytes of a zone transfer, as printed.
   */
  size?: string;
  /**
   * The records of a zone transfer.
   */
  axfr?: ResourceRecord[];
  /**
   * The other messages, in order.
   */
  further: DigMessage[];
  /**
   * The name that was asked for. Absent when neither the arguments nor the output say it.
   */
  name_asked?: string;
  /**
   * The record type that was asked for. Absent when neither the arguments nor the output say it.
   */
  type_asked?: string;
  /**
   * The address that was asked: from the arguments, else from @ on the command line, else who answered or failed to. Absent when none of them says it.
   */
  nameserver?: string;
  /**
   * How the last question was asked: the answer says it, else the arguments.
   */
  transport: 'udp' | 'tcp';
  /**
   * At least one DNS message came back, whatever its status.
   */
  answered: boolean;
  /**
   * No message came back to any question: nothing came in time.
   */
  timed_out: boolean;
  /**
   * No message came back to any question: the port is closed (ICMP port unreachable, TCP reset). For a message with status REFUSED see status.
   */
  refused: boolean;
  /**
   * No message came back to any question: network or host unreachable.
   */
  unreachable: boolean;
  /**
   * With unreachable: the reason as printed.
   */
  unreachable_reason?: string;
  /**
   * An answer did not fit: the tc flag, or "Truncated, retrying in TCP mode".
   */
  truncated: boolean;
  /**
   * dig asked again over TCP because an answer did not fit.
   */
  tcp_retry: boolean;
  /**
   * The aa flag of the first message.
   */
  authoritative: boolean;
  /**
   * The ra flag of the first message.
   */
  recursion_available: boolean;
  /**
   * The ad flag of the first message.
   */
  authenticated: boolean;
  /**
   * The A and AAAA data in the answer section of the first message, in order.
   */
  addresses: string[];
  /**
   * The targets of the CNAME records in the answer section of the first message, in order.
   */
  cname_chain: string[];
  /**
   * The least time to live in the answer section of the first message, in seconds. Absent without an answer section.
   */
  min_ttl?: number;
  /**
   * Extended DNS errors (RFC 8914) of all messages.
   *
   * Items: One error.
   */
  ede: {
    /**
     * Its number.
     */
    code: number;
    /**
     * Its name, as dig prints it; empty when dig does not know it.
     */
    text: string;
    /**
     * What the server added. Absent when it added nothing.
     */
    extra?: string;
  }[];
  /**
   * Questions asked whose end is known.
   */
  sent: number;
  /**
   * Questions that got a message.
   */
  received: number;
  /**
   * Questions that got no message, in percent. Absent when none was asked.
   */
  loss_percent?: number;
  /**
   * One for each question, in the order asked.
   *
   * Items: How one question ended.
   */
  outcomes: {
    /**
     * answered: a message came. timed_out: nothing came. refused: the port is closed. unreachable: network or host. error: something else.
     */
    outcome: 'answered' | 'timed_out' | 'refused' | 'unreachable' | 'error';
    /**
     * The response code, with answered.
     */
    status?: string;
    /**
     * The type asked, with answered.
     */
    type?: string;
    /**
     * Milliseconds, with answered.
     */
    query_time?: number;
    /**
     * The A and AAAA data of the answer section.
     */
    addresses: string[];
    /**
     * What dig said, without a message.
     */
    text?: string;
  }[];
  /**
   * The times of the answered questions, in milliseconds, in order.
   */
  query_times: number[];
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
   * A reply came from an address that was not asked.
   */
  mismatched_source: boolean;
  /**
   * With mismatched_source: where the reply came from, as ADDRESS#PORT. Absent otherwise.
   */
  reply_from?: string;
  /**
   * A message came that dig could not read.
   */
  malformed: boolean;
  /**
   * What dig warned about, as printed.
   */
  warnings: string[];
  /**
   * Why dig did not ask, as printed: a name that is none, a server name without an address, a wrong option. Absent otherwise.
   */
  error?: string;
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
/**
 * A resource record.
 */
export interface ResourceRecord {
  /**
   * The owner name, with its final dot.
   */
  name: string;
  /**
   * The class, nearly always IN.
   */
  class: string;
  /**
   * The type, for example A.
   */
  type: string;
  /**
   * Time to live, in seconds.
   */
  ttl: number;
  /**
   * The data as printed, without the quotation marks round a single text.
   */
  data: string;
}
/**
 * A DNS message after the first.
 */
export interface DigMessage {
  /**
   * The message id.
   */
  id?: number;
  /**
   * The opcode, QUERY.
   */
  opcode?: string;
  /**
   * The response code: NOERROR, NXDOMAIN, SERVFAIL, REFUSED ...
   */
  status?: string;
  /**
   * The header flags: qr aa tc rd ra ad cd.
   */
  flags?: string[];
  /**
   * Questions in the message.
   */
  query_num?: number;
  /**
   * Records that the header counts in the answer section.
   */
  answer_num?: number;
  /**
   * Records that the header counts in the authority section.
   */
  authority_num?: number;
  /**
   * Records that the header counts in the additional section.
   */
  additional_num?: number;
  /**
   * EDNS (RFC 6891).
   */
  opt_pseudosection?: {
    /**
     * The OPT record.
     */
    edns?: {
      /**
       * EDNS version.
       */
      version: number;
      /**
       * do, when DNSSEC records are wanted.
       */
      flags: string[];
      /**
       * Largest UDP message that the sender takes, in bytes.
       */
      udp: number;
    };
    /**
     * The DNS cookie (RFC 7873).
     */
    cookie?: string;
  };
  /**
   * The question.
   */
  question?: {
    /**
     * The name, with its final dot.
     */
    name: string;
    /**
     * The class.
     */
    class: string;
    /**
     * The type.
     */
    type: string;
  };
  /**
   * The answer section. Absent when it was not printed.
   */
  answer?: ResourceRecord[];
  /**
   * The authority section. Absent when it was not printed.
   */
  authority?: ResourceRecord[];
  /**
   * The additional section without OPT. Absent when it was not printed.
   */
  additional?: ResourceRecord[];
  /**
   * From question to answer, in milliseconds. Absent when no answer came: never 0 for one.
   */
  query_time?: number;
  /**
   * Bytes of the question (+qr).
   */
  query_size?: number;
  /**
   * Who answered, as printed: ADDRESS#PORT(NAME) (UDP).
   */
  server?: string;
  /**
   * When the answer came, as printed.
   */
  when?: string;
  /**
   * Bytes of the answer.
   */
  rcvd?: number;
  /**
   * Records, messages and bytes of a zone transfer, as printed.
   */
  size?: string;
  /**
   * The records of a zone transfer.
   */
  axfr?: ResourceRecord[];
}
