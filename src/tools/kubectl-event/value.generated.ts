// Generated from schemas/tools/kubectl-event.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * Events, as `kubectl get events -o json` prints them.
 */
export interface KubectlEvent {
  /**
   * The events, in the order printed.
   *
   * Items: One event.
   */
  events: {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its namespace. Absent when it was not printed.
     */
    namespace?: string;
    /**
     * Normal or Warning. Absent when it was not printed.
     */
    type?: string;
    /**
     * One word, for example FailedScheduling. Absent when there is none.
     */
    reason?: string;
    /**
     * The sentence. Absent when there is none.
     */
    message?: string;
    /**
     * The kind of what it is about. Absent when it was not printed.
     */
    object_kind?: string;
    /**
     * The name of what it is about. Absent when it was not printed.
     */
    object_name?: string;
    /**
     * That one's namespace. Absent when it has none.
     */
    object_namespace?: string;
    /**
     * The part that it is about, as spec.containers{app}. Absent when it is about all.
     */
    object_field?: string;
    /**
     * How often it happened. Absent: once, or not counted.
     */
    count?: number;
    /**
     * When it happened first. Absent when it was not printed.
     */
    first_seen?: string;
    /**
     * When it happened last. Absent when it was not printed.
     */
    last_seen?: string;
    /**
     * Who reported it, for example kubelet. Absent when it was not printed.
     */
    source?: string;
  }[];
  /**
   * At least one was printed.
   */
  found: boolean;
  /**
   * What the cluster says that it does not have.
   *
   * Items: One object.
   */
  not_found: {
    /**
     * The kind, as kubectl writes it: pods, services, namespaces.
     */
    resource: string;
    /**
     * The name.
     */
    name: string;
  }[];
  /**
   * What kubectl or the cluster warned about, as printed: old APIs, versions too far apart.
   */
  warnings: string[];
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
