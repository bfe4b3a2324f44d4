// Generated from schemas/tools/drill.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * DNS questions asked with drill(1) of ldns, and what came back. The fields of the first message stand here; how all ended is in outcomes.
 */
export interface Drill {
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
   * EDNS (RFC 6891) of the answer. Absent when it had none.
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
     * Largest UDP message that the server takes, in bytes.
     */
    udp: number;
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
   * Who answered, as printed: an address. drill does not print its port.
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
   * The records of a zone transfer.
   */
  axfr?: ResourceRecord[];
  /**
   * The name that was asked for. Absent when neither the arguments nor the output say it.
   */
  name_asked?: string;
  /**
   * The record type that was asked for. Absent when neither the arguments nor the output say it.
   */
  type_asked?: string;
  /**
   * The address that was asked: from the arguments, else from @ on the command line, else who answered. Absent when none of them says it.
   */
  nameserver?: string;
  /**
   * At least one DNS message came back, whatever its status.
   */
  answered: boolean;
  /**
   * No message came back. drill gives the same words for silence, a closed port and a host that cannot be reached; dig tells them apart.
   */
  no_reply: boolean;
  /**
   * The answer did not fit: the tc flag. drill does not ask again over TCP.
   */
  truncated: boolean;
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
   * Questions whose end is known.
   */
  sent: number;
  /**
   * Questions that got a message.
   */
  received: number;
  /**
   * One for each question, in the order asked.
   *
   * Items: How one question ended.
   */
  outcomes: {
    /**
     * answered: a message came. no_reply: none came, see no_reply. error: something else.
     */
    outcome: 'answered' | 'no_reply' | 'error';
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
     * What drill said, without a message.
     */
    text?: string;
  }[];
  /**
   * A message came that drill could not read.
   */
  malformed: boolean;
  /**
   * What drill warned about, as printed.
   */
  warnings: string[];
  /**
   * Why there is no answer, as drill says it, without "Error: ". Absent otherwise.
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
