// Generated from schemas/tools/resolv-conf.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * What /etc/resolv.conf tells the C library (resolv.conf(5)). An empty file is a value.
 */
export interface ResolvConf {
  /**
   * False when the file does not exist.
   */
  present: boolean;
  /**
   * The addresses of all nameserver lines, in order. Empty when there is none.
   */
  nameservers: string[];
  /**
   * The addresses that the C library asks: the first three (MAXNS in <resolv.h>), or 127.0.0.1 when there is none. Lines that do not begin with the word itself do not count.
   */
  effective_nameservers: string[];
  /**
   * The addresses that the C library never asks because three stand before them.
   */
  beyond_nameservers: string[];
  /**
   * The local domain of the last domain line. Absent when there is none.
   */
  domain?: string;
  /**
   * The domains of all search lines, in order. Empty when there is none.
   */
  search: string[];
  /**
   * The domains that the C library appends: those of the last search or domain line. Empty when there is none; it then uses the domain of the host name.
   */
  effective_search: string[];
  /**
   * Address and mask pairs of the sortlist lines. Empty when there is none.
   */
  sortlist: string[];
  /**
   * The words of all options lines, in order.
   */
  options: string[];
  /**
   * A name with at least so many dots is first asked as it is. 1 when not set; the C library caps it at 15.
   */
  ndots: number;
  /**
   * How long one nameserver is waited for, in seconds. 5 when not set; the C library caps it at 30.
   */
  timeout_s: number;
  /**
   * How often the list of nameservers is gone through. 2 when not set; the C library caps it at 5.
   */
  attempts: number;
  /**
   * The nameservers take turns. Option rotate.
   */
  rotate: boolean;
  /**
   * Queries carry EDNS. Option edns0.
   */
  edns0: boolean;
  /**
   * Queries go over TCP. Option use-vc.
   */
  use_vc: boolean;
  /**
   * A and AAAA are asked one after the other. Option single-request.
   */
  single_request: boolean;
  /**
   * A and AAAA are asked from two sockets when need be. Option single-request-reopen.
   */
  single_request_reopen: boolean;
  /**
   * AAAA is not asked. Option no-aaaa (glibc 2.36).
   */
  no_aaaa: boolean;
  /**
   * The AD flag of answers is kept. Option trust-ad.
   */
  trust_ad: boolean;
  /**
   * The nameservers that Docker's own server at 127.0.0.11 forwards to, from its comment "# ExtServers: [...]". Absent without that comment.
   */
  external_nameservers?: string[];
  /**
   * Known words that the C library skips because white space stands before them.
   *
   * Items: One line.
   */
  ignored: {
    /**
     * Its number in the file, from 1.
     */
    line: number;
    /**
     * The line, cut to 200 characters.
     */
    text: string;
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
